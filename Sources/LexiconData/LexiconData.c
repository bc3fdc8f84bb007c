// Each file of `Lexicons/` by C23 `#embed`: instant to compile, and an edit to a file rebuilds this
// one. A new file needs its two lines here; a test compares this list with the folder.
#include "LexiconData.h"

#define LEXICON(name) static const unsigned char name[]

LEXICON(names) = {
#embed "../../Lexicons/names.tsv"
};
LEXICON(touchpoints) = {
#embed "../../Lexicons/touchpoints.tsv"
};
LEXICON(themes) = {
#embed "../../Lexicons/themes.tsv"
};
LEXICON(languages_words) = {
#embed "../../Lexicons/languages/words.tsv"
};
LEXICON(languages_letters) = {
#embed "../../Lexicons/languages/letters.tsv"
};
LEXICON(abbreviations) = {
#embed "../../Lexicons/abbreviations.tsv"
};
LEXICON(emoji) = {
#embed "../../Lexicons/emoji.tsv"
};
LEXICON(nl_valence) = {
#embed "../../Lexicons/nl/valence.tsv"
};
LEXICON(nl_modifiers) = {
#embed "../../Lexicons/nl/modifiers.tsv"
};
LEXICON(nl_connectives) = {
#embed "../../Lexicons/nl/connectives.tsv"
};
LEXICON(nl_variants) = {
#embed "../../Lexicons/nl/variants.tsv"
};
LEXICON(nl_irregular) = {
#embed "../../Lexicons/nl/irregular.tsv"
};
LEXICON(nl_boilerplate) = {
#embed "../../Lexicons/nl/boilerplate.tsv"
};
LEXICON(en_valence) = {
#embed "../../Lexicons/en/valence.tsv"
};
LEXICON(en_modifiers) = {
#embed "../../Lexicons/en/modifiers.tsv"
};
LEXICON(en_connectives) = {
#embed "../../Lexicons/en/connectives.tsv"
};
LEXICON(en_variants) = {
#embed "../../Lexicons/en/variants.tsv"
};
LEXICON(en_irregular) = {
#embed "../../Lexicons/en/irregular.tsv"
};
LEXICON(en_boilerplate) = {
#embed "../../Lexicons/en/boilerplate.tsv"
};
LEXICON(nl_compounds) = {
#embed "../../Lexicons/nl/compounds.tsv"
};
LEXICON(scoring) = {
#embed "../../Lexicons/scoring.tsv"
};
LEXICON(chat_fields) = {
#embed "../../Lexicons/chat/fields.tsv"
};
LEXICON(chat_markers) = {
#embed "../../Lexicons/chat/markers.tsv"
};
LEXICON(chat_times) = {
#embed "../../Lexicons/chat/times.tsv"
};
LEXICON(mail_phrases) = {
#embed "../../Lexicons/mail/phrases.tsv"
};
LEXICON(mail_markup) = {
#embed "../../Lexicons/mail/markup.tsv"
};
LEXICON(survey_answers) = {
#embed "../../Lexicons/survey/answers.tsv"
};
LEXICON(survey_missing) = {
#embed "../../Lexicons/survey/missing.tsv"
};
LEXICON(survey_months) = {
#embed "../../Lexicons/survey/months.tsv"
};
LEXICON(survey_roles) = {
#embed "../../Lexicons/survey/roles.tsv"
};
LEXICON(survey_scales) = {
#embed "../../Lexicons/survey/scales.tsv"
};
LEXICON(survey_tools) = {
#embed "../../Lexicons/survey/tools.tsv"
};
LEXICON(survey_values) = {
#embed "../../Lexicons/survey/values.tsv"
};
LEXICON(nl_expectation) = {
#embed "../../Lexicons/nl/expectation.tsv"
};
LEXICON(nl_classes) = {
#embed "../../Lexicons/nl/classes.tsv"
};
LEXICON(nl_promises) = {
#embed "../../Lexicons/nl/promises.tsv"
};
LEXICON(nl_outcomes) = {
#embed "../../Lexicons/nl/outcomes.tsv"
};
LEXICON(nl_amounts) = {
#embed "../../Lexicons/nl/amounts.tsv"
};
LEXICON(nl_touchpoint_cues) = {
#embed "../../Lexicons/nl/touchpoint-cues.tsv"
};
LEXICON(nl_theme_cues) = {
#embed "../../Lexicons/nl/theme-cues.tsv"
};
LEXICON(en_expectation) = {
#embed "../../Lexicons/en/expectation.tsv"
};
LEXICON(en_classes) = {
#embed "../../Lexicons/en/classes.tsv"
};
LEXICON(en_promises) = {
#embed "../../Lexicons/en/promises.tsv"
};
LEXICON(en_outcomes) = {
#embed "../../Lexicons/en/outcomes.tsv"
};
LEXICON(en_amounts) = {
#embed "../../Lexicons/en/amounts.tsv"
};
LEXICON(en_touchpoint_cues) = {
#embed "../../Lexicons/en/touchpoint-cues.tsv"
};
LEXICON(en_theme_cues) = {
#embed "../../Lexicons/en/theme-cues.tsv"
};
LEXICON(nl_frequencies) = {
#embed "../../Lexicons/nl/frequencies.tsv"
};
LEXICON(nl_formations) = {
#embed "../../Lexicons/nl/formations.tsv"
};
LEXICON(en_frequencies) = {
#embed "../../Lexicons/en/frequencies.tsv"
};
LEXICON(en_formations) = {
#embed "../../Lexicons/en/formations.tsv"
};
LEXICON(nl_cues) = {
#embed "../../Lexicons/nl/cues.tsv"
};
LEXICON(en_cues) = {
#embed "../../Lexicons/en/cues.tsv"
};

#define FILE_AT(path, name) {path, name, sizeof name}

static const struct voc_lexicon_file files[] = {
    FILE_AT("names.tsv", names),
    FILE_AT("touchpoints.tsv", touchpoints),
    FILE_AT("themes.tsv", themes),
    FILE_AT("languages/words.tsv", languages_words),
    FILE_AT("languages/letters.tsv", languages_letters),
    FILE_AT("abbreviations.tsv", abbreviations),
    FILE_AT("emoji.tsv", emoji),
    FILE_AT("nl/valence.tsv", nl_valence),
    FILE_AT("nl/modifiers.tsv", nl_modifiers),
    FILE_AT("nl/connectives.tsv", nl_connectives),
    FILE_AT("nl/variants.tsv", nl_variants),
    FILE_AT("nl/irregular.tsv", nl_irregular),
    FILE_AT("nl/boilerplate.tsv", nl_boilerplate),
    FILE_AT("en/valence.tsv", en_valence),
    FILE_AT("en/modifiers.tsv", en_modifiers),
    FILE_AT("en/connectives.tsv", en_connectives),
    FILE_AT("en/variants.tsv", en_variants),
    FILE_AT("en/irregular.tsv", en_irregular),
    FILE_AT("en/boilerplate.tsv", en_boilerplate),
    FILE_AT("nl/compounds.tsv", nl_compounds),
    FILE_AT("scoring.tsv", scoring),
    FILE_AT("chat/fields.tsv", chat_fields),
    FILE_AT("chat/markers.tsv", chat_markers),
    FILE_AT("chat/times.tsv", chat_times),
    FILE_AT("mail/phrases.tsv", mail_phrases),
    FILE_AT("mail/markup.tsv", mail_markup),
    FILE_AT("survey/answers.tsv", survey_answers),
    FILE_AT("survey/missing.tsv", survey_missing),
    FILE_AT("survey/months.tsv", survey_months),
    FILE_AT("survey/roles.tsv", survey_roles),
    FILE_AT("survey/scales.tsv", survey_scales),
    FILE_AT("survey/tools.tsv", survey_tools),
    FILE_AT("survey/values.tsv", survey_values),
    FILE_AT("nl/expectation.tsv", nl_expectation),
    FILE_AT("nl/classes.tsv", nl_classes),
    FILE_AT("nl/promises.tsv", nl_promises),
    FILE_AT("nl/outcomes.tsv", nl_outcomes),
    FILE_AT("nl/amounts.tsv", nl_amounts),
    FILE_AT("nl/touchpoint-cues.tsv", nl_touchpoint_cues),
    FILE_AT("nl/theme-cues.tsv", nl_theme_cues),
    FILE_AT("en/expectation.tsv", en_expectation),
    FILE_AT("en/classes.tsv", en_classes),
    FILE_AT("en/promises.tsv", en_promises),
    FILE_AT("en/outcomes.tsv", en_outcomes),
    FILE_AT("en/amounts.tsv", en_amounts),
    FILE_AT("en/touchpoint-cues.tsv", en_touchpoint_cues),
    FILE_AT("en/theme-cues.tsv", en_theme_cues),
    FILE_AT("nl/formations.tsv", nl_formations),
    FILE_AT("nl/frequencies.tsv", nl_frequencies),
    FILE_AT("en/formations.tsv", en_formations),
    FILE_AT("en/frequencies.tsv", en_frequencies),
    FILE_AT("nl/cues.tsv", nl_cues),
    FILE_AT("en/cues.tsv", en_cues),
};

size_t voc_lexicon_file_count(void) { return sizeof files / sizeof files[0]; }

struct voc_lexicon_file voc_lexicon_file_at(size_t index) { return files[index]; }
