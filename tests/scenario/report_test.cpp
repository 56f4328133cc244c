// A run's report through the program, in both languages, and folders that are no result.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "program.h"

namespace muster::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

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
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_EQ(muster("report '" + folder + "' --lang zh").exit, 0);
  EXPECT_THAT(readFile(folder + "/report.html"), HasSubstr("疏散模拟报告"));

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

TEST(Report, SmokeOfWhatIsNoResult) {
  const std::string folder = freshFolder();
  const Said empty = muster("report '" + folder + "' --lang en");
  EXPECT_EQ(empty.exit, 1);
  EXPECT_THAT(empty.output, HasSubstr("no result of a run"));
  EXPECT_FALSE(fs::exists(folder + "/report.html"));
  EXPECT_EQ(muster("report '" + folder + "/nowhere'").exit, 1);
  EXPECT_EQ(muster("report '" + folder + "' --target-s 0").exit, 2);
}

}  // namespace
}  // namespace muster::testing
