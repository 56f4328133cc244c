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

Measured byStairs(const Experiment& experiment, const char* scene) {
  Measured m;
  const auto traces = experiment.runs(m, scene);
  m.quantity = "verify.quantity.share-by-stairs";
  m.owner = BandOwner::standard;
  if (!lost(m, traces)) m.value = shareThrough(traces, "down-head", "around-in");
  return m;
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
  Measured m = byStairs(experiment, "stairs-or-level");
  m.low = 0, m.high = 1;
  m.source = "RiMEA 14: to be documented, either is right";
  return m;
}

Measured stairsOrDetour(const Experiment& experiment) {
  Measured m = byStairs(experiment, "stairs-or-detour");
  m.low = 0.5, m.high = 1;
  m.source = "ISO 20414 test 17: more than half take the shorter way";
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

// Of the free people, by exit 2.
Measured socialInfluence(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.gain-in-share";
  m.low = 0.05;
  m.owner = BandOwner::standard;
  m.source = "NIST Verif.3.2, ISO 15: the share of exit 2 rises; by 0.05 at least ours";
  const auto share = [](const std::vector<Trace>& traces) {
    double some = 0, all = 0;
    for (const Trace& trace : traces) {
      const auto two = static_cast<double>(trace.times("exit-2", "free").size());
      some += two;
      all += two + static_cast<double>(trace.times("exit-1", "free").size());
    }
    return all > 0 ? some / all : 0;
  };
  const int seeds = std::max(20, experiment.seeds());
  const auto without = experiment.runs(m, "corners-influence-none", {.seeds = seeds});
  const auto with = experiment.runs(m, "corners-influence", {.seeds = seeds});
  if (lost(m, without) || lost(m, with)) return m;
  detail(m, "share without", share(without), "");
  detail(m, "share with", share(with), "");
  m.value = share(with) - share(without);
  return m;
}

Measured familiarExit(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.share-at-familiar-exit";
  m.low = 0.55, m.high = 1;
  m.owner = BandOwner::standard;
  m.source = "NIST Verif.3.3, ISO 16: the familiar exit is preferred; 0.55 at least ours";
  const int seeds = std::max(20, experiment.seeds());
  const auto free = experiment.runs(m, "corners-free", {.seeds = seeds});
  const auto traces = experiment.runs(m, "corners-familiar", {.seeds = seeds});
  if (lost(m, free) || lost(m, traces)) return m;
  const double before = shareThrough(free, "exit-2", "exit-1");
  detail(m, "share when no exit is familiar", before, "");
  // Without familiarity both are alike: half each, within 10 %.
  if (before >= 0.4 && before <= 0.6) m.value = shareThrough(traces, "exit-2", "exit-1");
  return m;
}

Measured groupsArriveTogether(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.spread-of-arrival";
  m.unit = "s";
  m.low = 0, m.high = 10;
  m.owner = BandOwner::standard;
  m.source = "NIST Verif.2.9, ISO 14: group 1 arrives within 10 s";
  const auto traces = experiment.runs(m, "groups");
  if (lost(m, traces)) return m;
  double longest = 0;
  for (const Trace& trace : traces) {
    std::vector<double> times = trace.times("door", "quick");
    const std::vector<double> slow = trace.times("door", "slow");
    times.insert(times.end(), slow.begin(), slow.end());
    const auto [first, last] = std::ranges::minmax(times);
    longest = std::max(longest, last - first);
  }
  m.value = longest;
  return m;
}

}  // namespace muster::verification
