// Where verification runs happen: the scenes of scenarios/verification, embedded in the program,
// read like any scenario, and run with another model, seed or calibration.
//
// Thread rule: run() and edited runs may be called from many threads; a scene is loaded once.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "foundation/loop.h"
#include "foundation/problem.h"
#include "navigation/atlas.h"
#include "simulation/scenario.h"
#include "verification/trace.h"

namespace muster::verification {

using Edit = std::function<void(simulation::Scenario&)>;

// What a run differs in from its scenario file.
struct Variation {
  std::string model;
  std::uint64_t seed = 1;
  double sample_s = 0;  // 0: no positions are kept
  double sampleFrom_s = 0;
  Edit edit = {};  // may be empty
  int threads = 1;
};

struct Scene {
  std::shared_ptr<const plan::Campus> campus;
  std::shared_ptr<const navigation::Atlas> atlas;
  simulation::Scenario scenario;
};

class Laboratory {
 public:
  // Unpacks the scenes into a folder of their own below the system's temporary one; it is removed
  // with the Laboratory. Problems: the folder cannot be written.
  static Result<std::unique_ptr<Laboratory>> open();
  ~Laboratory();
  Laboratory(const Laboratory&) = delete;
  Laboratory& operator=(const Laboratory&) = delete;

  std::vector<std::string> scenes() const;  // ids, sorted
  Result<const Scene*> scene(const std::string& id) const;
  Result<Trace> run(const std::string& scene, const Variation& variation) const;

 private:
  explicit Laboratory(std::string folder);

  std::string folder_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<Scene>> scenes_;
  mutable std::map<std::string, std::pair<std::shared_ptr<const plan::Campus>,
                                          std::shared_ptr<const navigation::Atlas>>>
      plans_;
};

}  // namespace muster::verification
