// The whole verification suite as CI runs it. What the default model must pass it passes; what a
// model fails is shown as failed, never left out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.h"

namespace muster::testing {
namespace {

using nlohmann::json;

// A verdict says what value and band say.
void expectConsistent(const json& row) {
  const std::string verdict = row["verdict"];
  if (verdict == "not-applicable" || verdict == "not-yet") {
    EXPECT_TRUE(row["value"].is_null());
    EXPECT_FALSE(row["note"].get<std::string>().empty()) << row["id"];
    return;
  }
  EXPECT_FALSE(row["source"].get<std::string>().empty()) << row["id"];
  EXPECT_FALSE(row["scenes"].empty()) << row["id"];
  const bool within = row["value"].is_number() &&
                      (row["low"].is_null() || row["value"] >= row["low"]) &&
                      (row["high"].is_null() || row["value"] <= row["high"]);
  EXPECT_EQ(verdict == "pass", within) << row["id"] << ' ' << row["model"];
}

json verify(const std::string& options, const std::string& folder) {
  const Said said = muster("verify --json --lang en --page page.html " + options, folder, 1200);
  EXPECT_EQ(said.exit, 0);
  const json rows = json::parse(said.output, nullptr, false);
  EXPECT_TRUE(rows.is_array()) << said.output.substr(0, 400);
  for (const json& row : rows) expectConsistent(row);
  return rows;
}

TEST(Verify, TheDefaultModelPassesWhatItMust) {
  const std::string folder = freshFolder();
  const json rows = verify("--model anticipation,hydraulic", folder);
  std::size_t hard = 0;
  for (const json& row : rows) {
    if (row["model"] != "anticipation" || row["hard"] != true || row["verdict"] == "not-yet")
      continue;
    EXPECT_EQ(row["verdict"], "pass") << row["id"] << " = " << row["value"];
    ++hard;
  }
  EXPECT_EQ(hard, 17u);
  const std::string page = readFile(folder + "/page.html");
  for (const json& row : rows)
    EXPECT_NE(page.find("<b>" + row["id"].get<std::string>() + "</b>"), std::string::npos);
}

// They need not pass; but they keep the house's rules, and what fails is shown.
TEST(Verify, TheOtherModelsHaveTheirHonestColumn) {
  const json rows = verify("--model collision-free,social-force --seeds 1", freshFolder());
  std::size_t failed = 0;
  for (const json& row : rows) {
    failed += row["verdict"] == "fail";
    const std::string id = row["id"];
    if (id == "muster-walls" || id == "muster-conservation" || id == "muster-threads") {
      EXPECT_EQ(row["verdict"], "pass") << id << ' ' << row["model"];
    }
  }
  EXPECT_GT(failed, 10u);  // models.md: no speed-density relation, counterflow jams
}

TEST(VerifySmoke, WritesATableAndAPageInChinese) {
  const std::string folder = freshFolder();
  const Said said =
      muster("verify --only imo-1,nist-2.7 --model anticipation --seeds 1 --lang zh", folder);
  EXPECT_EQ(said.exit, 0) << said.output;
  EXPECT_THAT(said.output, ::testing::HasSubstr("一人走过走廊"));
  EXPECT_THAT(said.output, ::testing::HasSubstr("不适用"));
  EXPECT_THAT(said.output, ::testing::Not(::testing::HasSubstr("verify.")));
  EXPECT_THAT(readFile(folder + "/results/verification.html"), ::testing::HasSubstr("验证"));
}

TEST(VerifySmoke, SaysWhatItDoesNotKnow) {
  const Said said = muster("verify --only imo-99 --lang en");
  EXPECT_EQ(said.exit, 1);
  EXPECT_THAT(said.output, ::testing::HasSubstr("imo-99"));
  EXPECT_EQ(muster("verify --model magic").exit, 2);
  EXPECT_EQ(muster("verify --seeds 0").exit, 2);
  const Said full = muster("verify --only nist-2.7 --page /dev/full/page.html --lang en");
  EXPECT_EQ(full.exit, 1);
  EXPECT_THAT(full.output, ::testing::HasSubstr("/dev/full/page.html\" cannot be written"));
}

}  // namespace
}  // namespace muster::testing
