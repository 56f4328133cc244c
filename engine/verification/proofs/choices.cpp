// Which way people take, alone and in groups.
#include <algorithm>
#include <cmath>

#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

double shareThrough(const std::vector<Trace>& traces, const std::string& of,
                    const std::string& all) {
  double some = 0, everybody = 0;
  for (const Trace& trace : traces) {
    const auto count = static_cast<double>(trace.times(of).size());
    some += count;
    everybody += count + static_cast<double>(trace.times(all).size());
  }
  return everybody > 0 ? some / everybody : 0;
}

}  // namespace

Measured cabins(const Experiment& experiment) {
  Measured m;
  const auto traces = experiment.runs(m, "cabins");
  m.quantity = "verify.quantity.share-at-own-exit";
  m.low = 1, m.high = 1;
  m.owner = BandOwner::standard;
  m.source = "IMO 10, RiMEA 10, NIST 3.1, ISO 8: everybody uses the allocated exit";
  if (lost(m, traces)) return m;
  double right = 0, all = 0;
  for (const Trace& trace : traces) {
    for (const Passed& p : trace.passages) {
      if (p.to.valid()) continue;
      const std::string& cabin = trace.groupIds[trace.group[p.agent].index()];
      const bool secondary =
          cabin == "cabin-5" || cabin == "cabin-6" || cabin == "cabin-11" || cabin == "cabin-12";
      right += p.opening == trace.opening(secondary ? "secondary-exit" : "main-exit");
      all += 1;
    }
  }
  m.value = right / std::max(1.0, all);
  return m;
}

Measured twoExits(const Experiment& experiment) {
  Measured m;
  const auto traces =
      experiment.runs(m, "two-exits-reroute", {.seeds = std::min(2, experiment.seeds())});
  m.quantity = "verify.quantity.share-at-far-exit";
  m.low = 0.05, m.high = 0.5;
  m.source = "RiMEA 11: most take the nearer exit, some the farther; 5 to 50 % ours";
  m.note = "verify.note.no-number-in-standard";
  if (lost(m, traces)) return m;
  m.value = shareThrough(traces, "far-door", "near-door");
  detail(m, "total time", meanOf(traces, [](const Trace& t) { return t.end_s; }), "s");
  Measured without;
  const auto fixed = experiment.runs(without, "two-exits", {.seeds = 1});
  if (!fixed.empty() && fixed.front().everybodyOut()) {
    detail(m, "share without rerouting", shareThrough(fixed, "far-door", "near-door"), "");
    detail(m, "total time without rerouting", fixed.front().end_s, "s");
  }
  return m;
}

Measured exitCloses(const Experiment& experiment) {
  Measured m;
  const auto traces = experiment.runs(m, "corners-alone");
  m.quantity = "verify.quantity.share-at-open-exit";
  m.low = 1, m.high = 1;
  m.owner = BandOwner::standard;
  m.source = "NIST Verif.4.1, ISO 9: leaves by exit 2";
  if (lost(m, traces)) return m;
  m.value = shareThrough(traces, "exit-2", "exit-1");
  return m;
}

Measured stairsOrLevel(const Experiment& experiment) {
  Measured m;
  const auto traces = experiment.runs(m, "stairs-or-level");
  m.quantity = "verify.quantity.share-by-stairs";
  m.low = 0, m.high = 1;
  m.owner = BandOwner::standard;
  m.source = "RiMEA 14: to be documented, either is right";
  if (!lost(m, traces)) m.value = shareThrough(traces, "down-head", "around-in");
  return m;
}

Measured stairsOrDetour(const Experiment& experiment) {
  Measured m;
  const auto traces = experiment.runs(m, "stairs-or-detour");
  m.quantity = "verify.quantity.share-by-stairs";
  m.low = 0.5, m.high = 1;
  m.owner = BandOwner::standard;
  m.source = "ISO 20414 test 17: more than half take the shorter way";
  if (!lost(m, traces)) m.value = shareThrough(traces, "down-head", "around-in");
  return m;
}

Measured overtaking(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.ratio-to-control";
  m.low = 1.0;
  m.owner = BandOwner::standard;
  m.source = "NIST 2.10, ISO 7: with the slow person it takes longer; others overtake";
  const auto control = experiment.runs(m, "overtaking-control");
  const auto traces = experiment.runs(m, "overtaking");
  if (lost(m, control) || lost(m, traces)) return m;
  const auto total = [](const Trace& t) { return t.end_s; };
  const double overtaken = meanOf(traces, [](const Trace& t) {
    const double slow = t.timeOf(0, "exit");
    double before = 0;
    for (std::uint32_t a = 1; a < t.people(); ++a) before += t.timeOf(a, "exit") < slow;
    return before / static_cast<double>(t.people() - 1);
  });
  detail(m, "control", meanOf(control, total), "s");
  detail(m, "with a wheelchair user", meanOf(traces, total), "s");
  detail(m, "others who overtook", overtaken, "");
  if (overtaken > 0) m.value = meanOf(traces, total) / meanOf(control, total);
  return m;
}

}  // namespace muster::verification
