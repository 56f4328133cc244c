#include "verification/suite.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "verification/laboratory.h"
#include "verification/proofs/measuring.h"

namespace muster::verification {
namespace {

SuiteResult run(SuitePlan plan) {
  Silent silent;
  const auto loop = serialLoop();
  auto result = verify(plan, *loop, silent);
  EXPECT_TRUE(result.has_value());
  return result ? std::move(*result) : SuiteResult{};
}

TEST(Suite, HasEveryTestOfTheStandardsOnce) {
  const auto ids = proofIds();
  const std::set<std::string> all(ids.begin(), ids.end());
  EXPECT_EQ(all.size(), ids.size());
  const auto expect = [&](const std::string& id) { EXPECT_TRUE(all.contains(id)) << id; };
  for (int n = 1; n <= 12; ++n) expect("imo-" + std::to_string(n));
  for (int n = 1; n <= 16; ++n)
    if (n != 12) expect("rimea-" + std::to_string(n));
  for (const char* part : {"a", "b", "c", "d"}) expect(std::string("rimea-12") + part);
  for (int n = 1; n <= 21; ++n) expect("iso-" + std::to_string(n));
  for (const char* id : {"1.1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9",
                         "2.10", "3.1", "3.2", "3.3", "4.1", "5.1", "5.2"})
    expect(std::string("nist-") + id);
}

TEST(Suite, RunsWhatIsAskedForWithTheModelAskedFor) {
  const SuiteResult result = run({{"imo-1", "nist-2.7", "nist-2.5"}, {"anticipation"}, 1, false});
  ASSERT_EQ(result.findings.size(), 3u);
  EXPECT_EQ(result.findings[0].id, "imo-1");
  EXPECT_EQ(result.findings[0].verdict, Verdict::pass);
  EXPECT_TRUE(result.findings[0].hard);
  EXPECT_NEAR(result.findings[0].value.value(), 40, 0.8);
  EXPECT_EQ(result.findings[1].id, "nist-2.5");
  EXPECT_EQ(result.findings[1].verdict, Verdict::pass);
  EXPECT_EQ(result.findings[2].verdict, Verdict::notApplicable);
  EXPECT_TRUE(result.problems.empty());
}

TEST(Suite, TheHydraulicModelAnswersWhatItKnows) {
  const SuiteResult result = run({{"imo-1", "imo-4"}, {"hydraulic"}, 1, false});
  ASSERT_EQ(result.findings.size(), 2u);
  EXPECT_EQ(result.findings[0].verdict, Verdict::notApplicable);
  ASSERT_TRUE(result.findings[1].value);
  EXPECT_NEAR(*result.findings[1].value, 1.316 * 0.7, 0.06);  // F_s,max (1.0 m - 2 x 0.15 m)
}

TEST(Suite, UnknownTestsAndModelsAreToldTogether) {
  Silent silent;
  const auto loop = serialLoop();
  const auto result = verify({{"imo-99"}, {"magic"}, 1, false}, *loop, silent);
  ASSERT_FALSE(result.has_value());
  ASSERT_EQ(result.error().size(), 2u);
  EXPECT_EQ(result.error()[0].code, "verify.unknown-model");
  EXPECT_EQ(result.error()[1].code, "verify.unknown-test");
}

TEST(Suite, SensitivityMovesTheDoorFlowWithTheTimeGap) {
  Silent silent;
  const auto loop = serialLoop();
  const auto result = sensitivity({{"rimea-12b"}, {"anticipation"}, 1, false}, *loop, silent);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->rows.size(), 10u);  // five parameters, down and up
  bool moved = false;
  for (const Sensitivity& row : result->rows) moved |= row.before != row.after;
  EXPECT_TRUE(moved);
}

TEST(Laboratory, ReadsEveryScene) {
  const auto laboratory = Laboratory::open();
  ASSERT_TRUE(laboratory.has_value());
  const auto scenes = (*laboratory)->scenes();
  EXPECT_GT(scenes.size(), 80u);
  for (const std::string& id : scenes) {
    if (id.starts_with("density-corridor-long")) continue;  // megabytes of field, same generator
    const auto scene = (*laboratory)->scene(id);
    EXPECT_TRUE(scene.has_value()) << id << ": " << (scene ? "" : scene.error().front().code);
  }
}

TEST(Laboratory, ATraceKnowsWhoPassedWhatWhen) {
  const auto laboratory = Laboratory::open();
  ASSERT_TRUE(laboratory.has_value());
  const auto trace = (*laboratory)->run("corridor-40", {"anticipation", 1, 1.0, 0, {}, 1});
  ASSERT_TRUE(trace.has_value());
  EXPECT_TRUE(trace->everybodyOut());
  EXPECT_EQ(trace->times("begin").size(), 1u);
  EXPECT_GT(trace->timeOf(0, "end"), trace->timeOf(0, "begin"));
  EXPECT_EQ(trace->timeOf(0, "no-such-opening"), -1);
  EXPECT_GT(trace->samples.size(), 35u);
  EXPECT_NEAR(trace->freeSpeed_m_per_s[0], 1.0, 1e-6);
  EXPECT_EQ(trace->throughWalls, 0u);
}

TEST(Measuring, WeidmannsVectors) {  // crowd.md B.1 [C]
  const double vectors[][2] = {{0.5, 1.298}, {1, 1.058}, {1.75, 0.700},
                               {3, 0.331},   {5, 0.037}, {5.4, 0}};
  for (const auto& [density, speed] : vectors) EXPECT_NEAR(weidmannSpeed(density), speed, 6e-4);
}

TEST(Measuring, SharesOfDistributions) {
  behaviour::Distribution uniform{behaviour::Distribution::Kind::uniform, 10, 100};
  EXPECT_DOUBLE_EQ(share(uniform, 55), 0.5);
  behaviour::Distribution normal{behaviour::Distribution::Kind::normal, 60, 15};
  EXPECT_NEAR(share(normal, 60), 0.5, 1e-12);
  EXPECT_NEAR(share(normal, 75), 0.8413447, 1e-6);
  normal.low = 60;
  EXPECT_NEAR(share(normal, 75), 2 * (0.8413447 - 0.5), 1e-6);
  behaviour::Distribution triangle{behaviour::Distribution::Kind::triangular, 0, 4};
  triangle.mode = 1;
  EXPECT_DOUBLE_EQ(share(triangle, 1), 0.25);
}

}  // namespace
}  // namespace muster::verification
