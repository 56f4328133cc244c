// What a suite's plan asks for, as functions with models: where several tests ask for the same
// measurement it is made once. Private to the suite.
//
// Thread rule: jobs are run beside each other by runJobs; the rest are pure functions.
#pragma once

#include <string>
#include <vector>

#include "verification/proofs/proof.h"
#include "verification/suite.h"

namespace muster::verification {

struct Job {
  Measure measure = nullptr;
  std::string model;
  Measured measured;
  bool done = false;  // false: cancelled before its turn
};

// By id, or by a beginning of it that ends where a part of the id ends.
bool wanted(const SuitePlan& plan, std::string_view id);
std::vector<std::string> modelsOf(const SuitePlan& plan);
bool answers(const Proof& proof, const std::string& model);
// Models and tests that nobody knows, all of them.
Problems problemsOf(const SuitePlan& plan);

std::vector<Job> jobsOf(const SuitePlan& plan);
void runJobs(std::vector<Job>& jobs, const Laboratory& laboratory, const SuitePlan& plan,
             const Loop& loop, Progress& progress, const Edit& edit = {});

}  // namespace muster::verification
