#include "foundation/problem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

Problem made(Severity severity, std::string code, std::string file = {}) {
  Problem problem;
  problem.severity = severity;
  problem.code = std::move(code);
  problem.file = std::move(file);
  return problem;
}

TEST(Problem, OnlyErrorsCountAsErrors) {
  EXPECT_FALSE(hasErrors({}));
  EXPECT_FALSE(hasErrors({made(Severity::note, "a"), made(Severity::warning, "b")}));
  EXPECT_TRUE(hasErrors({made(Severity::note, "a"), made(Severity::error, "b")}));
}

TEST(Problem, AppendKeepsOrderAndFillsInOnlyMissingFiles) {
  Problems all = {made(Severity::note, "first")};
  append(all, {made(Severity::error, "second"), made(Severity::error, "third", "b.csv")}, "a.toml");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].code, "first");
  EXPECT_EQ(all[0].file, "");
  EXPECT_EQ(all[1].code, "second");
  EXPECT_EQ(all[1].file, "a.toml");
  EXPECT_EQ(all[2].code, "third");
  EXPECT_EQ(all[2].file, "b.csv");
}

TEST(Problem, AppendOfNothingChangesNothing) {
  Problems all = {made(Severity::note, "only")};
  append(all, {}, "a.toml");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].file, "");
}

}  // namespace
}  // namespace muster
