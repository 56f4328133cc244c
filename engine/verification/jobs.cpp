#include "verification/jobs.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "crowd/motion_model.h"

namespace muster::verification {

namespace {

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

Problems unknown(const char* code, const std::string& value,
                 const std::vector<std::string>& valid) {
  std::string all;
  for (const std::string& some : valid) all += (all.empty() ? "" : ", ") + some;
  return {{Severity::error, code, {}, {}, {}, {{"value", value}, {"valid", all}}}};
}

}  // namespace

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

void runJobs(std::vector<Job>& jobs, const Laboratory& laboratory, const SuitePlan& plan,
             const Loop& loop, Progress& progress, const Edit& edit) {
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

}  // namespace muster::verification
