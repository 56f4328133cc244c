// A plan that somebody else drew goes the same way: import, check, a drill with 1,000 people placed
// by room area.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "program.h"
#include "summary.h"

namespace muster::testing {
namespace {

TEST(ForeignSchool, ImportsChecksAndEmpties) {
  const std::string drawing = shared("maps/school/levels.geojson");
  if (!std::filesystem::exists(drawing))
    GTEST_SKIP() << "no foreign plans beside this checkout: " << drawing;
  const std::string folder = freshFolder();
  const std::string plan = folder + "/school.geojson";
  const Said imported = muster("import '" + drawing + "' --out '" + plan + "'");
  ASSERT_EQ(imported.exit, 0) << imported.output;
  const Said checked = muster("check '" + plan + "'");
  ASSERT_EQ(checked.exit, 0) << checked.output;
  std::filesystem::copy(source("scenarios/imported-school.toml"), folder + "/drill.toml");
  const Said ran = muster("run drill.toml --out result", folder);
  // People in rooms without a way out are told as stuck, with exit code 3; nobody disappears.
  ASSERT_TRUE(ran.exit == 0 || ran.exit == 3) << ran.output;
  const Summary summary(folder + "/result");
  EXPECT_EQ(summary.number("agents"), 1000);
  EXPECT_EQ(summary.number("out") + summary.number("inside") + summary.number("stuck"), 1000);
  EXPECT_EQ(summary.number("inside"), 0);
  EXPECT_GE(summary.number("out"), 950);
}

}  // namespace
}  // namespace muster::testing
