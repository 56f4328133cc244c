// The catalogues as a whole: both languages say the same things with the same arguments, and no
// code that the engine can emit lacks a sentence.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "report/words.h"

namespace muster::report {
namespace {

namespace fs = std::filesystem;

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::set<std::string> placeholders(const std::string& sentence) {
  static const std::regex pattern(R"(\{([^{}]*)\})");
  std::set<std::string> found;
  for (std::sregex_iterator at(sentence.begin(), sentence.end(), pattern), end; at != end; ++at) {
    found.insert((*at)[1]);
  }
  return found;
}

// All "family.some-words" literals of the sources. Families are those of the catalogue and of the
// libraries, so that a new code of a known family cannot be forgotten.
std::map<std::string, std::string> codesInSources() {
  std::set<std::string> families;
  for (const auto& [key, sentence] : catalogue(Language::en)) {
    families.insert(key.substr(0, key.find('.')));
  }
  for (const auto& folder : fs::directory_iterator(MUSTER_SOURCE_DIR "/engine")) {
    if (folder.is_directory()) families.insert(folder.path().filename().string());
  }
  static const std::regex literal(R"re("([a-z]+)\.([a-z0-9]+(?:[-.][a-z0-9]+)*)")re");
  // What looks like a code and is none: names of files, and of tables in scenario and study files.
  static const std::regex other(
      R"((\.(json|geojson|toml|csv|po|md|muster|png|html|sqlite|h|cpp)|^(scenario|study)\.title)$)");
  std::map<std::string, std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(MUSTER_SOURCE_DIR "/engine")) {
    const auto kind = entry.path().extension();
    if (kind != ".cpp" && kind != ".h") continue;
    const std::string text = readFile(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at) {
      const std::string code = (*at)[1].str() + '.' + (*at)[2].str();
      if (!families.count((*at)[1]) || std::regex_search(code, other)) continue;
      found.emplace(code, entry.path().filename().string());
    }
  }
  return found;
}

TEST(Catalogue, bothLanguagesHaveTheSameKeys) {
  std::set<std::string> en;
  std::set<std::string> zh;
  for (const auto& [key, sentence] : catalogue(Language::en)) en.insert(key);
  for (const auto& [key, sentence] : catalogue(Language::zh)) zh.insert(key);
  EXPECT_EQ(en, zh);
  EXPECT_GT(en.size(), 100u);
}

TEST(Catalogue, bothLanguagesUseTheSameArguments) {
  for (const auto& [key, sentence] : catalogue(Language::en)) {
    const auto other = catalogue(Language::zh).find(key);
    if (other == catalogue(Language::zh).end()) continue;  // told by the test above
    EXPECT_EQ(placeholders(sentence), placeholders(other->second)) << key;
  }
}

TEST(Catalogue, noPlaceholderIsLeftOpen) {
  for (const Language language : {Language::en, Language::zh}) {
    for (const auto& [key, sentence] : catalogue(language)) {
      EXPECT_EQ(std::count(sentence.begin(), sentence.end(), '{'),
                std::count(sentence.begin(), sentence.end(), '}'))
          << key;
    }
  }
}

// A misspelt msgid or an escaped quotation mark gone wrong would silently drop an entry.
TEST(Catalogue, everyEntryOfTheFilesIsRead) {
  for (const auto& [name, language] :
       {std::pair{"en.po", Language::en}, std::pair{"zh.po", Language::zh}}) {
    const std::string text =
        readFile(fs::path(MUSTER_SOURCE_DIR "/engine/report/catalogue") / name);
    static const std::regex entry("(^|\n)msgid \"[^\"\n]+\"\nmsgstr \"[^\n]+\"(?=\n|$)");
    const auto entries = std::distance(std::sregex_iterator(text.begin(), text.end(), entry),
                                       std::sregex_iterator());
    EXPECT_EQ(static_cast<std::size_t>(entries), catalogue(language).size()) << name;
  }
}

TEST(Catalogue, chineseIsChinese) {
  static const std::regex letters("[\xE4-\xE9]");
  std::size_t chinese = 0;
  for (const auto& [key, sentence] : catalogue(Language::zh)) {
    chinese += std::regex_search(sentence, letters) ? 1 : 0;
  }
  // Some texts are the same in both languages ("{value} m/s"); nearly all are not.
  EXPECT_GT(chinese * 10, catalogue(Language::zh).size() * 9);
}

TEST(Catalogue, everyCodeOfTheEngineHasASentence) {
  const auto codes = codesInSources();
  EXPECT_GT(codes.size(), 100u);
  for (const auto& [code, file] : codes) {
    EXPECT_TRUE(catalogue(Language::en).count(code)) << code << " in " << file;
  }
}

}  // namespace
}  // namespace muster::report
