#include "report/words.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace muster::report {
namespace {

// Sets the four variables for one test and puts back what was there.
class Environment {
 public:
  explicit Environment(const std::map<std::string, std::string>& values) {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      const char* old = std::getenv(name);
      before_.emplace_back(name, old ? std::optional<std::string>(old) : std::nullopt);
      const auto found = values.find(name);
      found == values.end() ? ::unsetenv(name) : ::setenv(name, found->second.c_str(), 1);
    }
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment() {
    for (const auto& [name, old] : before_) {
      old ? ::setenv(name, old->c_str(), 1) : ::unsetenv(name);
    }
  }

 private:
  std::vector<std::pair<const char*, std::optional<std::string>>> before_;
};

Language languageWith(const std::map<std::string, std::string>& values) {
  const Environment environment(values);
  return languageOfEnvironment();
}

Problem problem() {
  return {Severity::error, "io.import-unknown-link", "school.geojson", {12, 7},
          "door-1",        {{"value", "room-9"}}};
}

TEST(Words, readsLanguagesAsUsersWriteThem) {
  EXPECT_EQ(readLanguage("zh"), Language::zh);
  EXPECT_EQ(readLanguage("zh_CN.UTF-8"), Language::zh);
  EXPECT_EQ(readLanguage("zh-Hans"), Language::zh);
  EXPECT_EQ(readLanguage("en_GB.UTF-8"), Language::en);
  EXPECT_EQ(readLanguage("C"), Language::en);
  EXPECT_EQ(readLanguage("C.UTF-8"), Language::en);
  EXPECT_EQ(readLanguage("fr"), std::nullopt);
  EXPECT_EQ(readLanguage(""), std::nullopt);
}

TEST(Words, theFirstVariableThatIsSetDecides) {
  EXPECT_EQ(languageWith({}), Language::en);
  EXPECT_EQ(languageWith({{"LANG", "zh_CN.UTF-8"}}), Language::zh);
  EXPECT_EQ(languageWith({{"LANGUAGE", "en"}, {"LANG", "zh_CN.UTF-8"}}), Language::en);
  EXPECT_EQ(languageWith({{"LANGUAGE", "zh:en"}, {"LC_ALL", "C"}}), Language::zh);
  EXPECT_EQ(languageWith({{"LANGUAGE", ""}, {"LC_MESSAGES", "zh_TW"}, {"LANG", "en"}}),
            Language::zh);
  EXPECT_EQ(languageWith({{"LC_ALL", "de_DE"}, {"LANG", "zh_CN"}}), Language::en);
}

TEST(Words, writesAProblemAsCompilersDo) {
  EXPECT_EQ(Words(Language::en).line(problem()),
            "school.geojson:12:7: error: door-1: it connects to \"room-9\", which is not in the "
            "file [io.import-unknown-link]");
  EXPECT_EQ(Words(Language::zh).line(problem()),
            "school.geojson:12:7: 错误: door-1：它连接到“room-9”，但文件中没有该要素 "
            "[io.import-unknown-link]");
}

TEST(Words, leavesOutWhatIsNotKnownOfAPlace) {
  Problem p = problem();
  p.place.column = 0;
  p.severity = Severity::warning;
  EXPECT_EQ(Words(Language::en).line(p).substr(0, 27), "school.geojson:12: warning:");
  p.place.line = 0;
  p.severity = Severity::note;
  EXPECT_EQ(Words(Language::en).line(p).substr(0, 21), "school.geojson: note:");
  p.file.clear();
  EXPECT_EQ(Words(Language::en).line(p).substr(0, 5), "note:");
}

TEST(Words, losesNothingOfAnUnknownProblem) {
  Problem p = problem();
  p.code = "no.such-code";
  p.arguments.emplace_back("valid", "a, b");
  for (const Language language : {Language::en, Language::zh}) {
    const std::string line = Words(language).line(p);
    for (const char* part : {"no.such-code", "value=room-9", "valid=a, b", "door-1", ":12:7:"}) {
      EXPECT_NE(line.find(part), std::string::npos) << part << " in " << line;
    }
  }
  EXPECT_EQ(Words(Language::zh).text("no.such-text", {{"count", "3"}}), "no.such-text count=3");
}

TEST(Words, keepsAPlaceholderThatHasNoArgument) {
  Problem p = problem();
  p.arguments.clear();
  EXPECT_NE(Words(Language::en).sentence(p).find("{value}"), std::string::npos);
}

TEST(Words, doesNotReadPlaceholdersInsideArguments) {
  Problem p = problem();
  p.arguments = {{"value", "{feature} {value"}};
  EXPECT_NE(Words(Language::en).sentence(p).find("\"{feature} {value\""), std::string::npos);
}

TEST(Words, translatesArgumentsThatAreKeys) {
  EXPECT_NE(Words(Language::zh)
                .text("io.import-stair-ends", {{"confidence", "confidence.high"}})
                .find("可信度：高"),
            std::string::npos);
}

TEST(Words, translatesNoIdThatLooksLikeAKey) {
  Problem p = problem();
  p.arguments = {{"value", "plan.no-way-out"}};
  EXPECT_NE(Words(Language::en).sentence(p).find("\"plan.no-way-out\""), std::string::npos);
  EXPECT_EQ(Words(Language::en)
                .text("plan.more-of-a-kind",
                      {{"kind", "plan.no-way-out"}, {"more", "1"}, {"total", "13"}}),
            "1 more of the kind plan.no-way-out (13 in all)");
  EXPECT_EQ(
      Words(Language::zh)
          .text("scenario.unknown-reference", {{"kind", "kind.stair"}, {"value", "kind.stair"}}),
      "平面图或情景中没有名为“kind.stair”的楼梯");
}

TEST(Words, choosesTheNameOfTheLanguage) {
  const Words zh(Language::zh);
  EXPECT_EQ(zh.name({"Hall", "礼堂"}, "h"), "礼堂");
  EXPECT_EQ(zh.name({"Hall", ""}, "h"), "Hall");
  EXPECT_EQ(zh.name({}, "h"), "h");
  EXPECT_EQ(Words(Language::en).name({"", "礼堂"}, "h"), "礼堂");
}

TEST(Catalogue, readsPoFiles) {
  const auto words = readCatalogue(
      "# comment\nmsgid \"\"\nmsgstr \"Language: zh\\n\"\n\n#: file.cpp\nmsgid \"a.b\"\n"
      "msgstr \"one \\\"two\\\"\\n\"\n\"three\"\n\nmsgid \"c.d\"\nmsgstr \"\"\n\nmsgid "
      "\"e\"\nmsgstr "
      "\"last\"");
  EXPECT_EQ(words.size(), 2u);  // the header and the untranslated entry are none
  EXPECT_EQ(words.at("a.b"), "one \"two\"\nthree");
  EXPECT_EQ(words.at("e"), "last");
}

TEST(Catalogue, survivesBrokenText) {
  EXPECT_TRUE(readCatalogue("").empty());
  EXPECT_TRUE(readCatalogue("msgid\nmsgstr \"x\"").empty());
  EXPECT_TRUE(readCatalogue("msgid \"").empty());
  EXPECT_TRUE(readCatalogue("\"stray\"\nmsgstr \"x\"").empty());
}

}  // namespace
}  // namespace muster::report
