// The verification and validation suite: every test of IMO, RiMEA, NIST and ISO, published
// experiments and the house's own rules, with every motion model, as a list of findings and plots.
//
// Tests run beside each other; what a test says does not depend on that. Where several suites ask
// for the same, it is run once.
#pragma once

#include <string>
#include <vector>

#include "foundation/loop.h"
#include "foundation/problem.h"
#include "foundation/progress.h"
#include "verification/finding.h"

namespace muster::verification {

inline constexpr int kSuiteSeeds = 5;       // of the short form
inline constexpr int kSuiteSeedsFull = 20;  // of --full; counterflow 100 against 100: 50

struct SuitePlan {
  std::vector<std::string> only;    // ids, or beginnings of ids ("imo", "rimea-12"); empty = all
  std::vector<std::string> models;  // empty = all
  int seeds = 0;                    // 0: kSuiteSeeds, or kSuiteSeedsFull
  bool full = false;
};

// A test's plots, the models' curves in one.
struct PlottedTest {
  std::string id;
  std::vector<Plot> plots;
};

struct SuiteResult {
  std::vector<Finding> findings;   // by suite, test, model
  std::vector<PlottedTest> plots;  // of the first test that has them
  Problems problems;               // of scenes that could not be run
  double wall_s = 0;
  bool cancelled = false;
};

std::vector<std::string> suiteModels();  // the names that --model takes
std::vector<std::string> proofIds();
Result<SuiteResult> verify(const SuitePlan& plan, const Loop& loop, Progress& progress);

// What happens to a result when a parameter of everybody is changed by a share: --sensitivity.
struct Sensitivity {
  std::string parameter;  // "time-gap", "spacing", "radius", "speed" (level and stairs)
  double factor;          // 0.8 or 1.2
  std::string model, id, quantity, unit;
  double before, after;
};
struct SensitivityResult {
  std::vector<Sensitivity> rows;
  Problems problems;
  bool cancelled = false;
};
Result<SensitivityResult> sensitivity(const SuitePlan& plan, const Loop& loop, Progress& progress);

}  // namespace muster::verification
