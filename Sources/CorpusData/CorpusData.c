// Each file of `Corpus/demo/` that the demo drops, by C23 `#embed`. A new file needs its two lines
// here; a test compares this list with the folder.
#include "CorpusData.h"

#define CORPUS(name) static const unsigned char name[]

CORPUS(voc_yaml) = {
#embed "../../Corpus/demo/voc.yaml"
};
CORPUS(inbox_chats_chat_nh700_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh700.html"
};
CORPUS(inbox_chats_chat_nh701_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh701.html"
};
CORPUS(inbox_chats_chat_nh702_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh702.html"
};
CORPUS(inbox_chats_chat_nh703_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh703.html"
};
CORPUS(inbox_chats_chat_nh704_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh704.html"
};
CORPUS(inbox_chats_chat_nh705_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh705.html"
};
CORPUS(inbox_chats_chat_nh706_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh706.html"
};
CORPUS(inbox_chats_chat_nh707_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh707.html"
};
CORPUS(inbox_chats_chat_nh708_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh708.html"
};
CORPUS(inbox_chats_chat_nh709_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh709.html"
};
CORPUS(inbox_chats_chat_nh710_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh710.html"
};
CORPUS(inbox_chats_chat_nh711_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh711.html"
};
CORPUS(inbox_chats_chat_nh712_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh712.html"
};
CORPUS(inbox_chats_chat_nh713_html) = {
#embed "../../Corpus/demo/inbox/chats/chat-nh713.html"
};
CORPUS(inbox_facturen_administratie_mbox) = {
#embed "../../Corpus/demo/inbox/facturen/administratie.mbox"
};
CORPUS(inbox_kapotte_export_csv) = {
#embed "../../Corpus/demo/inbox/kapotte-export.csv"
};
CORPUS(inbox_klantenservice_mbox) = {
#embed "../../Corpus/demo/inbox/klantenservice.mbox"
};
CORPUS(inbox_klanttevredenheid_2026_csv) = {
#embed "../../Corpus/demo/inbox/klanttevredenheid-2026.csv"
};
CORPUS(inbox_livechat_export_xml) = {
#embed "../../Corpus/demo/inbox/livechat-export.xml"
};
CORPUS(inbox_onboarding_survey_csv) = {
#embed "../../Corpus/demo/inbox/onboarding-survey.csv"
};

#define FILE_AT(path, name) {path, name, sizeof name}

static const struct voc_corpus_file files[] = {
    FILE_AT("voc.yaml", voc_yaml),
    FILE_AT("inbox/chats/chat-nh700.html", inbox_chats_chat_nh700_html),
    FILE_AT("inbox/chats/chat-nh701.html", inbox_chats_chat_nh701_html),
    FILE_AT("inbox/chats/chat-nh702.html", inbox_chats_chat_nh702_html),
    FILE_AT("inbox/chats/chat-nh703.html", inbox_chats_chat_nh703_html),
    FILE_AT("inbox/chats/chat-nh704.html", inbox_chats_chat_nh704_html),
    FILE_AT("inbox/chats/chat-nh705.html", inbox_chats_chat_nh705_html),
    FILE_AT("inbox/chats/chat-nh706.html", inbox_chats_chat_nh706_html),
    FILE_AT("inbox/chats/chat-nh707.html", inbox_chats_chat_nh707_html),
    FILE_AT("inbox/chats/chat-nh708.html", inbox_chats_chat_nh708_html),
    FILE_AT("inbox/chats/chat-nh709.html", inbox_chats_chat_nh709_html),
    FILE_AT("inbox/chats/chat-nh710.html", inbox_chats_chat_nh710_html),
    FILE_AT("inbox/chats/chat-nh711.html", inbox_chats_chat_nh711_html),
    FILE_AT("inbox/chats/chat-nh712.html", inbox_chats_chat_nh712_html),
    FILE_AT("inbox/chats/chat-nh713.html", inbox_chats_chat_nh713_html),
    FILE_AT("inbox/facturen/administratie.mbox", inbox_facturen_administratie_mbox),
    FILE_AT("inbox/kapotte-export.csv", inbox_kapotte_export_csv),
    FILE_AT("inbox/klantenservice.mbox", inbox_klantenservice_mbox),
    FILE_AT("inbox/klanttevredenheid-2026.csv", inbox_klanttevredenheid_2026_csv),
    FILE_AT("inbox/livechat-export.xml", inbox_livechat_export_xml),
    FILE_AT("inbox/onboarding-survey.csv", inbox_onboarding_survey_csv),
};

size_t voc_corpus_file_count(void) { return sizeof files / sizeof files[0]; }

struct voc_corpus_file voc_corpus_file_at(size_t index) { return files[index]; }
