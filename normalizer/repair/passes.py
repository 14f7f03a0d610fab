"""The passes, in the order they run.

Order matters: what is debris goes first, then damage that is understood as a whole is flagged and frozen, then the
widths and places of marks are put right, and only then words are looked at.
"""

from normalizer.repair.brands import recase_brands
from normalizer.repair.calques import replace_calques
from normalizer.repair.classifiers import fix_classifiers
from normalizer.repair.context import Pass
from normalizer.repair.dates import merge_repeated_dates
from normalizer.repair.debris import drop_markup_debris, drop_template_residue
from normalizer.repair.fragments import flag_cut_sentences, flag_lost_polarity
from normalizer.repair.furniture import drop_furniture
from normalizer.repair.glosses import arrange_names, drop_doubled_glosses, regional_names
from normalizer.repair.lines import join_cut_lines
from normalizer.repair.loops import flag_drifting_loops
from normalizer.repair.mojibake import flag_lost_characters, undo_mojibake
from normalizer.repair.numbers import restore_decimal_points, restore_thousands
from normalizer.repair.punctuation import widen_punctuation
from normalizer.repair.quotes import pair_quotes, style_quotes
from normalizer.repair.readings import drop_interleaved_readings, restore_entities
from normalizer.repair.repeats import drop_repeats
from normalizer.repair.script import convert_stray_characters, localize_vocabulary
from normalizer.repair.spacing import close_up_punctuation
from normalizer.repair.strays import drop_doubled_marks, drop_leading_marks
from normalizer.repair.stutters import drop_word_stutters, flag_invented_words
from normalizer.repair.unicode import drop_invisible_characters, plain_spaces, restore_plain_forms
from normalizer.repair.untranslated import flag_untranslated_clauses, flag_untranslated_words
from normalizer.repair.word_names import restore_word_names

PASSES: tuple[Pass, ...] = (
    undo_mojibake,
    flag_lost_characters,
    drop_invisible_characters,
    plain_spaces,
    restore_plain_forms,
    convert_stray_characters,
    drop_furniture,
    drop_markup_debris,
    drop_template_residue,
    restore_entities,
    drop_interleaved_readings,
    flag_invented_words,
    restore_decimal_points,
    restore_thousands,
    drop_doubled_glosses,
    merge_repeated_dates,
    drop_repeats,
    drop_word_stutters,
    flag_drifting_loops,
    join_cut_lines,
    widen_punctuation,
    close_up_punctuation,
    drop_doubled_marks,
    drop_leading_marks,
    pair_quotes,
    style_quotes,
    recase_brands,
    arrange_names,
    regional_names,
    restore_word_names,
    replace_calques,
    localize_vocabulary,
    fix_classifiers,
    flag_cut_sentences,
    flag_lost_polarity,
    flag_untranslated_words,
    flag_untranslated_clauses,
)
