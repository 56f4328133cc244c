#include <gtest/gtest.h>

#include "simulation/state.h"

namespace muster::simulation {
namespace {

TEST(StepAt, IsTheFirstStepNotBefore) {
  for (const double dt : {0.05, 0.1, 0.03, 0.005}) {
    for (int k = 0; k < 3000; ++k) {
      for (const double time : {k * dt, k * dt + 1e-12, k * 0.0137}) {
        const Step step = stepAt(time, dt);
        ASSERT_GE(step * dt, time);
        ASSERT_TRUE(step == 0 || (step - 1) * dt < time);
      }
    }
  }
  EXPECT_EQ(stepAt(-3, 0.05), 0u);
  EXPECT_EQ(stepAt(1e300, 0.05), kNever - 1);  // never reached, but told apart from "not called"
}

}  // namespace
}  // namespace muster::simulation
