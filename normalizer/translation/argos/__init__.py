"""Machine translation by the packages of Argos Translate, offline and without torch.

Of argostranslate itself only the package reader and its tokenizers are used; sentences come from `segments` and go to
CTranslate2 in batches. So none of its sentence splitters (stanza, spaCy, downloaded models), its reading of the
environment at import and its caches of installed pairs have a say here.
"""
