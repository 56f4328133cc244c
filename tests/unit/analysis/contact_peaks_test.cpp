#include "analysis/contact_peaks.h"

#include <gtest/gtest.h>

#include "analysis/run_analysis.h"
#include "school_corner.h"

namespace muster::analysis {
namespace {

using namespace testing;

TEST(ContactPeaks, AreTheHighestOfAllSteps) {
  ContactPeaks peaks;
  simulation::Frame frame{};
  peaks.observe(frame);  // before the first step
  EXPECT_TRUE(peaks.perAgent().empty());
  EXPECT_FALSE(peaks.highest());
  for (const auto& now : {std::vector<float>{0, 300, 20}, {100, 200, 10}, {0, 0, 30}}) {
    frame.contactForce_N_per_m = now;
    peaks.observe(frame);
  }
  const auto all = peaks.perAgent();
  EXPECT_EQ(std::vector<float>(all.begin(), all.end()), (std::vector<float>{100, 300, 30}));
  EXPECT_EQ(peaks.highest(), 300.0);
}

TEST(ContactPeaks, AreInTheResultIfTheModelKnowsForces) {
  const plan::Campus campus = schoolCorner();
  const simulation::Setup setup = setupFor(campus);
  const navigation::Atlas atlas(campus);
  const navigation::Routes routes(atlas);
  Stage stage(setup, 2);
  stage.routes = &routes;
  const auto loop = serialLoop();
  for (const bool known : {false, true}) {
    RunAnalysis analysis(*loop);
    analysis.begin(stage.frame(0));
    simulation::Frame frame = stage.frame(0.05);
    const std::vector<float> forces{0, 1700};
    if (known) frame.contactForce_N_per_m = forces;
    analysis.observe(frame);
    analysis.end(frame);
    const RunResult result = analysis.result();
    EXPECT_EQ(result.peak_contact_force_n_per_m.has_value(), known);
    ASSERT_EQ(result.agents.size(), 2u);
    EXPECT_EQ(result.agents[0].peak_contact_force_n_per_m.has_value(), known);
    if (!known) continue;
    EXPECT_EQ(result.peak_contact_force_n_per_m, 1700.0);
    EXPECT_EQ(result.agents[0].peak_contact_force_n_per_m, 0.0);
    EXPECT_EQ(result.agents[1].peak_contact_force_n_per_m, 1700.0);
  }
}

}  // namespace
}  // namespace muster::analysis
