#include "verification/suite.h"

#include <algorithm>
#include <chrono>

#include "verification/jobs.h"

namespace muster::verification {

std::string_view spell(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::fail:
      return "fail";
    case Verdict::notApplicable:
      return "not-applicable";
    case Verdict::notYet:
      return "not-yet";
  }
  return "";
}

namespace {

Verdict judge(const Measured& m) {
  return m.value && *m.value >= m.low && *m.value <= m.high ? Verdict::pass : Verdict::fail;
}

Finding blank(const Suite& suite, const Proof& proof, const std::string& model) {
  Finding finding;
  finding.id = proof.id;
  finding.suite = suite.name;
  finding.clause = proof.clause;
  finding.model = model;
  finding.hard = proof.hard;
  finding.verdict = proof.otherwise;
  finding.note = proof.note;
  return finding;
}

void fill(Finding& finding, const Measured& m) {
  finding.quantity = m.quantity;
  finding.unit = m.unit;
  finding.value = m.value;
  finding.low = m.low;
  finding.high = m.high;
  finding.owner = m.owner;
  finding.source = m.source;
  finding.note = m.note;
  finding.scenes = m.scenes;
  finding.runs = m.runs;
  finding.details = m.details;
  finding.verdict = judge(m);
}

// The models' own curves after each other, what is data only once.
void putTogether(std::vector<Plot>& plots, const std::vector<Plot>& more) {
  for (const Plot& plot : more) {
    const auto known = std::ranges::find(plots, plot.title, &Plot::title);
    if (known == plots.end()) {
      plots.push_back(plot);
      continue;
    }
    for (const Curve& curve : plot.curves)
      if (!curve.reference) known->curves.push_back(curve);
  }
}

const Job* jobFor(const std::vector<Job>& jobs, Measure measure, const std::string& model) {
  const auto found = std::ranges::find_if(
      jobs, [&](const Job& job) { return job.measure == measure && job.model == model; });
  return found == jobs.end() || !found->done ? nullptr : &*found;
}

void addProof(SuiteResult& result, const std::vector<Job>& jobs, const SuitePlan& plan,
              const Suite& suite, const Proof& proof, std::vector<Measure>& plotted) {
  const bool first = std::ranges::find(plotted, proof.measure) == plotted.end();
  std::vector<Plot> plots;
  for (const std::string& model : modelsOf(plan)) {
    Finding finding = blank(suite, proof, model);
    if (proof.measure && !answers(proof, model)) {
      finding.verdict = Verdict::notApplicable;
      finding.note = "verify.note.no-bodies";
    } else if (proof.measure) {
      const Job* job = jobFor(jobs, proof.measure, model);
      if (!job) continue;  // ended before its turn
      fill(finding, job->measured);
      if (first) {
        putTogether(plots, job->measured.plots);
        append(result.problems, job->measured.problems);
      }
    }
    result.findings.push_back(std::move(finding));
  }
  if (proof.measure) plotted.push_back(proof.measure);
  if (!plots.empty()) result.plots.push_back({proof.id, std::move(plots)});
}

}  // namespace

Result<SuiteResult> verify(const SuitePlan& plan, const Loop& loop, Progress& progress) {
  if (Problems problems = problemsOf(plan); !problems.empty()) return tl::unexpected(problems);
  const auto start = std::chrono::steady_clock::now();
  const auto laboratory = Laboratory::open();
  if (!laboratory) return tl::unexpected(laboratory.error());
  std::vector<Job> jobs = jobsOf(plan);
  runJobs(jobs, **laboratory, plan, loop, progress);
  SuiteResult result;
  std::vector<Measure> plotted;
  for (const Suite& suite : suites())
    for (const Proof& proof : suite.proofs)
      if (wanted(plan, proof.id)) addProof(result, jobs, plan, suite, proof, plotted);
  result.cancelled = progress.cancelled();
  result.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace muster::verification
