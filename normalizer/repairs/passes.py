"""The passes, in the order they run.

Order matters: what is debris goes first, then damage that is understood as a whole is flagged and frozen, then the
widths and places of marks are put right, and only then words are looked at.
"""

from normalizer.repairs.brands import recase_brands
from normalizer.repairs.calques import replace_calques
from normalizer.repairs.classifiers import fix_classifiers
from normalizer.repairs.context import Pass
from normalizer.repairs.dates import merge_repeated_dates
from normalizer.repairs.debris import drop_markup_debris, drop_template_residue
from normalizer.repairs.doublings import drop_doubled_characters, drop_doubled_pieces
from normalizer.repairs.fragments import flag_cut_sentences, part_run_on_sentences
from normalizer.repairs.furniture import drop_furniture
from normalizer.repairs.glossary import follow_glossary
from normalizer.repairs.glosses import arrange_names, drop_doubled_glosses, regional_names
from normalizer.repairs.idioms import propose_idioms
from normalizer.repairs.lines import join_cut_lines
from normalizer.repairs.loops import flag_drifting_loops
from normalizer.repairs.mojibake import flag_lost_characters, undo_mojibake
from normalizer.repairs.numbers import restore_decimal_points, restore_thousands
from normalizer.repairs.polarity import flag_lost_polarity
from normalizer.repairs.punctuation import widen_punctuation
from normalizer.repairs.quotes import pair_quotes, style_quotes
from normalizer.repairs.readings import drop_interleaved_readings, restore_entities
from normalizer.repairs.repeats import drop_repeats
from normalizer.repairs.script import convert_stray_characters, localize_vocabulary
from normalizer.repairs.senses import doubt_senses
from normalizer.repairs.spaced import close_spaced_text
from normalizer.repairs.spacing import close_up_punctuation
from normalizer.repairs.spellings import propose_known_spellings
from normalizer.repairs.strays import drop_doubled_marks, drop_leading_marks
from normalizer.repairs.stutters import drop_word_stutters, flag_invented_words
from normalizer.repairs.unicode import drop_invisible_characters, plain_spaces, restore_plain_forms
from normalizer.repairs.untranslated import flag_untranslated_clauses, flag_untranslated_words
from normalizer.repairs.word_names import flag_translated_surnames, restore_word_names

PASSES: tuple[Pass, ...] = (
    undo_mojibake,
    drop_invisible_characters,
    plain_spaces,
    restore_plain_forms,
    convert_stray_characters,
    drop_furniture,
    drop_markup_debris,
    drop_template_residue,
    restore_entities,
    drop_interleaved_readings,
    close_spaced_text,
    flag_invented_words,
    restore_decimal_points,
    restore_thousands,
    drop_doubled_glosses,
    merge_repeated_dates,
    drop_repeats,
    drop_word_stutters,
    drop_doubled_characters,
    drop_doubled_pieces,
    flag_drifting_loops,
    join_cut_lines,
    widen_punctuation,
    close_up_punctuation,
    drop_doubled_marks,
    drop_leading_marks,
    pair_quotes,
    style_quotes,
    recase_brands,
    follow_glossary,
    arrange_names,
    regional_names,
    restore_word_names,
    replace_calques,
    localize_vocabulary,
    fix_classifiers,
    part_run_on_sentences,
)

WATCHERS: tuple[Pass, ...] = (
    flag_lost_characters,
    propose_known_spellings,
    flag_translated_surnames,
    doubt_senses,
    propose_idioms,
    flag_cut_sentences,
    flag_lost_polarity,
    flag_untranslated_words,
    flag_untranslated_clauses,
)
"""Passes that look at the text that the others leave alone: what they find is hardly ever sure enough to be applied."""
