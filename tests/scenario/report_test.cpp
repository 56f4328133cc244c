// Reports of a run and of a study through the program and in a browser, in both languages, on
// paper, and folders that are no result.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "browser.h"
#include "program.h"
#include "report/words.h"

namespace muster::testing {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

// Every section is there, no script complains, and it prints on so many sheets.
void expectOpens(const std::string& page, report::Language language,
                 std::initializer_list<const char*> sections, int mostSheets) {
  const report::Words words(language);
  const Opened opened = openPage(page);
  EXPECT_EQ(opened.console, "");
  for (const char* section : sections)
    EXPECT_THAT(opened.dom, HasSubstr(">" + words.text(section) + "</h2>")) << section;
  const int sheets = printPage(page, page + ".pdf");
  EXPECT_GE(sheets, 2);
  EXPECT_LE(sheets, mostSheets);
}

constexpr std::initializer_list<const char*> kRunSections = {
    "report.summary",     "report.curve",     "report.replay",           "report.pictures",
    "report.map.service", "report.map.usage", "report.map.time-to-exit", "ui.run.classes",
    "ui.run.bottlenecks", "report.exits",     "report.method",           "report.limits"};

TEST(Report, OfARunInBothLanguages) {
  const std::string folder = freshFolder();
  ASSERT_EQ(muster("run '" + source("scenarios/fire-drill.toml") + "' --out '" + folder + "'").exit,
            0);
  const Said english = muster("report '" + folder + "' --lang en --target-s 90");
  EXPECT_EQ(english.exit, 0) << english.output;
  const std::string page = readFile(folder + "/report.html");
  EXPECT_THAT(page, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(page, HasSubstr("target 1:30"));
  EXPECT_THAT(page, HasSubstr("data:image/png;base64,"));
  EXPECT_THAT(page, HasSubstr("default-src 'none'"));
  EXPECT_LT(page.size(), 6'000'000u);
  EXPECT_EQ(muster("report '" + folder + "' --lang zh").exit, 0);
  EXPECT_THAT(readFile(folder + "/report.html"), HasSubstr("疏散模拟报告"));
  expectOpens(folder + "/report.html", report::Language::zh, kRunSections, 40);
  const Opened opened = openPage(folder + "/report.html");
  EXPECT_THAT(opened.dom, HasSubstr("data-charts=\"1\""));
  EXPECT_THAT(opened.dom, ContainsRegex("data-replay=\"[1-9][0-9]{3}"));  // a thousand or more

  // Without a recording there are no maps, and the page says so.
  fs::remove(folder + "/recording.muster");
  EXPECT_EQ(muster("report '" + folder + "' --lang en").exit, 0);
  EXPECT_THAT(readFile(folder + "/report.html"), HasSubstr("There is no recording"));

  // A folder that is no longer whole: every problem, and the page stays as it was.
  const std::string before = readFile(folder + "/report.html");
  fs::remove(folder + "/classes.csv");
  fs::remove(folder + "/exits.csv");
  const Said broken = muster("report '" + folder + "' --lang en");
  EXPECT_EQ(broken.exit, 1);
  EXPECT_THAT(broken.output, HasSubstr("classes.csv"));
  EXPECT_THAT(broken.output, HasSubstr("exits.csv"));
  EXPECT_EQ(readFile(folder + "/report.html"), before);
}

TEST(Report, OfAStudyInABrowserInBothLanguages) {
  const std::string folder = freshFolder();
  const std::string out = folder + "/out";
  ASSERT_EQ(
      muster("study '" + source("scenarios/studies/smoke.toml") + "' --out '" + out + "'").exit, 0);
  for (const auto& [name, language] :
       {std::pair{"en", report::Language::en}, {"zh", report::Language::zh}}) {
    const Said said = muster("report '" + out + "/study.sqlite' --lang " + name);
    EXPECT_EQ(said.exit, 0) << said.output;
    const std::string page = out + "/report.html";
    expectOpens(
        page, language,
        {"report.summary", "report.study.variants", "report.study.curves", "report.replay",
         "report.study.places", "report.map.mean-density", "report.map.service", "report.map.usage",
         "report.map.time-to-exit", "report.map.change", "ui.run.classes", "report.exits",
         "report.study.convergence", "report.method", "report.limits"},
        14);
    const Opened opened = openPage(page);
    EXPECT_THAT(opened.dom, HasSubstr("data-charts=\"6\""));
    EXPECT_THAT(opened.dom, ContainsRegex("data-replay=\"[1-9][0-9]"));
  }
  // The folder means the same as the file.
  EXPECT_EQ(muster("report '" + out + "' --lang en --target-s 60").exit, 0);
  EXPECT_THAT(readFile(out + "/report.html"), HasSubstr("Target 1:00"));
  // Without its recording, or with somebody else's, the page tells why there is no replay.
  fs::rename(out + "/typical.muster", folder + "/away");
  EXPECT_EQ(muster("report '" + out + "' --lang en").exit, 0);
  EXPECT_THAT(readFile(out + "/report.html"), HasSubstr("There is no recording of a run"));
  ASSERT_EQ(muster("run '" + source("scenarios/one-room.toml") + "' --seed 99 --out '" + folder +
                   "/other'")
                .exit,
            0);
  fs::rename(folder + "/other/recording.muster", out + "/typical.muster");
  EXPECT_EQ(muster("report '" + out + "' --lang en").exit, 0);
  EXPECT_THAT(readFile(out + "/report.html"), HasSubstr("is of none of its runs"));
}

TEST(Report, SmokeOfWhatIsNoResult) {
  const std::string folder = freshFolder();
  const Said empty = muster("report '" + folder + "' --lang en");
  EXPECT_EQ(empty.exit, 1);
  EXPECT_THAT(empty.output, HasSubstr("holds no result"));
  EXPECT_FALSE(fs::exists(folder + "/report.html"));
  EXPECT_EQ(muster("report '" + folder + "/nowhere'").exit, 1);
  EXPECT_EQ(muster("report '" + folder + "' --target-s 0").exit, 2);
}

}  // namespace
}  // namespace muster::testing
