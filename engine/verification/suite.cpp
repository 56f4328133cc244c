#include "verification/suite.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include "crowd/motion_model.h"
#include "verification/proofs/proof.h"

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

bool wanted(const SuitePlan& plan, std::string_view id) {
  return plan.only.empty() || std::ranges::any_of(plan.only, [&](const std::string& some) {
           return id == some ||
                  (id.starts_with(some) && id.size() > some.size() &&
                   std::string_view("-abcd").find(id[some.size()]) != std::string_view::npos);
         });
}

std::vector<std::string> modelsOf(const SuitePlan& plan) {
  return plan.models.empty() ? suiteModels() : plan.models;
}

bool answers(const Proof& proof, const std::string& model) {
  return proof.measure && (proof.hydraulic || model != simulation::kHydraulicModel);
}

// One function with one model: what several tests share.
struct Job {
  Measure measure = nullptr;
  std::string model;
  Measured measured;
  bool done = false;
};

std::vector<Job> jobsOf(const SuitePlan& plan) {
  std::vector<Job> jobs;
  for (const Suite& suite : suites()) {
    for (const Proof& proof : suite.proofs) {
      if (!proof.measure || !wanted(plan, proof.id)) continue;
      for (const std::string& model : modelsOf(plan)) {
        if (!answers(proof, model)) continue;
        const bool known = std::ranges::any_of(jobs, [&](const Job& job) {
          return job.measure == proof.measure && job.model == model;
        });
        if (!known) jobs.push_back({proof.measure, model, {}, false});
      }
    }
  }
  return jobs;
}

// Tells of finished jobs, on the thread that made it; the others only count.
class Jobs {
 public:
  Jobs(Progress& progress, std::size_t count) : progress_(progress), count_(count) {}
  bool cancelled() const { return progress_.cancelled(); }
  void oneMore() {
    const std::size_t done = ++done_;
    if (std::this_thread::get_id() == owner_)
      progress_.advance(static_cast<double>(done) / static_cast<double>(count_));
  }

 private:
  Progress& progress_;
  const std::size_t count_;
  const std::thread::id owner_ = std::this_thread::get_id();
  std::atomic<std::size_t> done_{0};
};

void runJobs(std::vector<Job>& jobs, const Laboratory& laboratory, const SuitePlan& plan,
             const Loop& loop, Progress& progress, const Edit& edit = {}) {
  const int seeds = plan.seeds > 0 ? plan.seeds : (plan.full ? kSuiteSeedsFull : kSuiteSeeds);
  Jobs told(progress, jobs.size());
  loop.run(jobs.size(), 1, [&](const Loop::Chunk& chunk) {
    if (told.cancelled()) return;
    Job& job = jobs[chunk.index];
    const Experiment experiment(laboratory, job.model, seeds, plan.full, edit, loop);
    job.measured = job.measure(experiment);
    job.done = true;
    told.oneMore();
  });
}

Verdict judge(const Measured& m) {
  if (!m.applicable) return Verdict::notApplicable;
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

Problems unknown(const char* code, const std::string& value,
                 const std::vector<std::string>& valid) {
  std::string all;
  for (const std::string& some : valid) all += (all.empty() ? "" : ", ") + some;
  return {{Severity::error, code, {}, {}, {}, {{"value", value}, {"valid", all}}}};
}

Problems problemsOf(const SuitePlan& plan) {
  Problems problems;
  const std::vector<std::string> models = suiteModels();
  for (const std::string& model : plan.models)
    if (std::ranges::find(models, model) == models.end())
      append(problems, unknown("verify.unknown-model", model, models));
  for (const std::string& id : plan.only) {
    const auto ids = proofIds();
    const bool some = std::ranges::any_of(ids, [&](const std::string& known) {
      return wanted({{id}, {}, 0, false}, known);
    });
    if (!some) append(problems, unknown("verify.unknown-test", id, ids));
  }
  return problems;
}

}  // namespace

std::vector<std::string> suiteModels() {
  const auto names = crowd::motionModelNames();
  std::vector<std::string> all(names.begin(), names.end());
  all.emplace_back(simulation::kHydraulicModel);
  return all;
}

std::vector<std::string> proofIds() {
  std::vector<std::string> ids;
  for (const Suite& suite : suites())
    for (const Proof& proof : suite.proofs) ids.emplace_back(proof.id);
  return ids;
}

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
    {"radius", [](behaviour::Profile& p, double f) { p.radius_m *= f; }},
    {"speed", [](behaviour::Profile& p, double f) {
       for (double& v : p.speedFactor) v *= f;
     }}};

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
      for (const Suite& suite : suites()) {
        for (const Proof& proof : suite.proofs) {
          for (std::size_t j = 0; j < before.size(); ++j) {
            const auto &was = before[j].measured, &is = after[j].measured;
            if (before[j].measure != proof.measure || !was.value || !is.value) continue;
            if (!wanted(plan, proof.id)) continue;
            result.rows.push_back(
                {parameter.name, factor, proof.id, was.quantity, was.unit, *was.value, *is.value});
          }
        }
      }
    }
  }
  result.cancelled = progress.cancelled();
  return result;
}

}  // namespace muster::verification
