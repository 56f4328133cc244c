// The house's own rules, on the scenes where they are hardest to keep.
#include <algorithm>

#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

constexpr const char* kHard[] = {"counterflow-100", "door-100", "stair-queue-150", "children-door",
                                 "corner"};

template <class Of>
Measured worstOf(const Experiment& experiment, const char* quantity, const Of& of) {
  Measured m;
  m.quantity = quantity;
  double worst = 0;
  for (const char* scene : kHard) {
    const auto traces = experiment.runs(m, scene);
    if (traces.empty()) return m;
    double here = 0;
    for (const Trace& trace : traces) here = std::max(here, of(trace));
    detail(m, scene, here, "");
    worst = std::max(worst, here);
  }
  m.value = worst;
  return m;
}

}  // namespace

Measured noOverlaps(const Experiment& experiment) {
  Measured m = worstOf(experiment, "verify.quantity.deepest-overlap",
                       [](const Trace& t) { return t.deepestOverlap; });
  m.low = 0, m.high = 0.05;
  m.source = "crowd.md A.6: at most 5 % of a body";
  m.note = "verify.note.house-rule";
  return m;
}

Measured noWallsCrossed(const Experiment& experiment) {
  Measured m = worstOf(experiment, "verify.quantity.through-walls",
                       [](const Trace& t) { return static_cast<double>(t.throughWalls); });
  m.unit = "P";
  m.low = 0, m.high = 0;
  m.source = "crowd.md A.6";
  m.note = "verify.note.house-rule";
  return m;
}

// Everybody is out once, by one passage out, or still there.
Measured nobodyLost(const Experiment& experiment) {
  Measured m = worstOf(experiment, "verify.quantity.people-unaccounted", [](const Trace& t) {
    std::vector<int> exits(t.people(), 0);
    for (const Passed& p : t.passages) exits[p.agent] += !p.to.valid();
    double wrong = 0;
    for (std::size_t a = 0; a < t.people(); ++a) {
      const bool out = t.status[a] == simulation::Status::out;
      wrong += exits[a] != (out ? 1 : 0);
    }
    return wrong;
  });
  m.unit = "P";
  m.low = 0, m.high = 0;
  m.source = "crowd.md A.6";
  m.note = "verify.note.house-rule";
  return m;
}

Measured sameForAnyThreads(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.different-hashes";
  m.low = 0, m.high = 0;
  m.source = "crowd.md A.6";
  m.note = "verify.note.house-rule";
  double different = 0;
  for (const char* scene : {"counterflow-050", "stair-queue-100"}) {
    std::vector<std::string> hashes;
    for (const int threads : {1, 2, 3}) {
      const auto trace =
          experiment.laboratory().run(scene, {experiment.model(), 1, 0, 0, {}, threads});
      if (!trace) {
        m.problems = trace.error();
        return m;
      }
      hashes.push_back(trace->hash);
    }
    m.scenes.push_back(scene);
    m.runs += 3;
    different += static_cast<double>(hashes.size()) -
                 static_cast<double>(std::ranges::count(hashes, hashes.front()));
  }
  m.value = different;
  return m;
}

}  // namespace muster::verification
