#include "report/bench_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

verification::BenchRow row() {
  verification::BenchRow row;
  row.scenario = "crowded-hall";
  row.model = "anticipation";
  row.agents = 1000;
  row.threads = 2;
  row.ms_per_step = 0.5;
  row.agent_steps_per_cpu_s = 4e6;
  row.phases = {{"grid", 1.0}, {"motion", 3.0}};
  return row;
}

TEST(BenchJson, OfNoRowsIsAnEmptyArray) {
  EXPECT_EQ(benchJson({}), "[]\n");
}

TEST(BenchJson, HasTheStableKeysInTheirOrder) {
  auto full = row();
  full.kernel_ratio = 1.5;
  EXPECT_EQ(benchJson({full}), R"([
 {
  "scenario": "crowded-hall",
  "model": "anticipation",
  "agents": 1000,
  "threads": 2,
  "ms_per_step": 0.5,
  "agent_steps_per_cpu_s": 4000000.0,
  "kernel_ratio": 1.5,
  "phases": {
   "grid": 25.0,
   "motion": 75.0
  }
 }
]
)");
}

TEST(BenchJson, LeavesOutWhatWasNotMeasured) {
  EXPECT_THAT(benchJson({row()}), Not(HasSubstr("kernel_ratio")));
  EXPECT_THAT(benchJson({row()}), Not(HasSubstr("null")));
  auto more = row();
  more.deepest_overlap = 0.25;
  more.bytes_per_agent = 250.0;
  EXPECT_THAT(benchJson({more}), HasSubstr("\"deepest_overlap\": 0.25"));
  EXPECT_THAT(benchJson({more}), HasSubstr("\"bytes_per_agent\": 250.0"));
}

}  // namespace
}  // namespace muster::report
