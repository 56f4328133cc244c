#include "verification/proofs/proof.h"

namespace muster::verification {

std::vector<Trace> Experiment::runs(Measured& measured, const std::string& scene,
                                    const How& how) const {
  const auto count = static_cast<std::size_t>(how.seeds > 0 ? how.seeds : seeds_);
  std::vector<Result<Trace>> results(count, Result<Trace>(Trace{}));
  loop_->run(count, 1, [&](const Loop::Chunk& chunk) {
    Variation variation{model_, chunk.index + 1, how.sample_s, how.sampleFrom_s, {}};
    variation.edit = [&](simulation::Scenario& scenario) {
      if (edit_) edit_(scenario);
      if (how.edit) how.edit(scenario);
    };
    results[chunk.index] = laboratory_->run(scene, variation);
  });
  std::vector<Trace> traces;
  for (auto& result : results) {
    if (result) {
      traces.push_back(std::move(*result));
    } else if (measured.problems.empty()) {
      measured.problems = result.error();
    }
  }
  if (traces.size() < count) traces.clear();
  if (measured.scenes.empty() || measured.scenes.back() != scene) measured.scenes.push_back(scene);
  measured.runs += static_cast<int>(count);
  return traces;
}

std::span<const Suite> suites() {
  static const Suite all[] = {{"IMO MSC.1/Circ.1533", imoProofs()}, {"RiMEA 4.1.1", rimeaProofs()},
                              {"NIST TN 1822", nistProofs()},       {"ISO 20414:2020", isoProofs()},
                              {"Experiments", experimentProofs()},  {"Muster", houseProofs()}};
  return all;
}

}  // namespace muster::verification
