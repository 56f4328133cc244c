#include "verification/jobs.h"

namespace muster::verification {

namespace {

struct Parameter {
  const char* name;
  void (*scale)(behaviour::Profile&, double);
};
constexpr Parameter kParameters[] = {
    {"time-gap",
     [](behaviour::Profile& p, double f) {
       for (double& t : p.timeGap_s) t *= f;
     }},
    {"spacing",
     [](behaviour::Profile& p, double f) {
       for (double& d : p.spacing_m) d *= f;
     }},
    {"slow-start",
     [](behaviour::Profile& p, double f) {
       for (double& s : p.slowStart) s *= f;
     }},
    {"radius", [](behaviour::Profile& p, double f) { p.radius_m *= f; }},
    {"speed", [](behaviour::Profile& p, double f) {
       for (double& v : p.speedFactor) v *= f;
     }}};

// A row for each test that asks for this measurement.
void compare(const Job& before, const Job& after, Sensitivity row, const SuitePlan& plan,
             SensitivityResult& result) {
  const Measured &was = before.measured, &is = after.measured;
  if (!was.value || !is.value) return;
  row.model = before.model;
  row.quantity = was.quantity;
  row.unit = was.unit;
  row.before = *was.value;
  row.after = *is.value;
  for (const Suite& suite : suites()) {
    for (const Proof& proof : suite.proofs) {
      if (proof.measure != before.measure || !wanted(plan, proof.id)) continue;
      row.id = proof.id;
      result.rows.push_back(row);
    }
  }
}

}  // namespace

Result<SensitivityResult> sensitivity(const SuitePlan& plan, const Loop& loop, Progress& progress) {
  if (Problems problems = problemsOf(plan); !problems.empty()) return tl::unexpected(problems);
  const auto laboratory = Laboratory::open();
  if (!laboratory) return tl::unexpected(laboratory.error());
  constexpr double kFactors[] = {0.8, 1.2};
  const double passes = 1 + std::size(kFactors) * std::size(kParameters);
  double pass = 0;
  const auto run = [&](const Edit& edit) {
    std::vector<Job> jobs = jobsOf(plan);
    PartOfProgress part(progress, pass / passes, (pass + 1) / passes);
    runJobs(jobs, **laboratory, plan, loop, part, edit);
    pass += 1;
    return jobs;
  };
  const std::vector<Job> before = run({});
  SensitivityResult result;
  for (const Parameter& parameter : kParameters) {
    for (const double factor : kFactors) {
      const auto after = run([&](simulation::Scenario& scenario) {
        for (behaviour::Profile& profile : scenario.profiles) parameter.scale(profile, factor);
      });
      for (std::size_t j = 0; j < before.size(); ++j)
        compare(before[j], after[j], {parameter.name, factor, {}, {}, {}, {}, 0, 0}, plan, result);
    }
  }
  result.cancelled = progress.cancelled();
  return result;
}

}  // namespace muster::verification
