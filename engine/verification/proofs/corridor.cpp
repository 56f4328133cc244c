// Walking along: one person's speed, a corner, wide ways straight and bent.
#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

double walkTime(const Trace& trace, const char* from, const char* to) {
  const double begin = trace.timeOf(0, from), end = trace.timeOf(0, to);
  return begin < 0 || end < 0 ? trace.end_s : end - begin;
}

Measured walk(const Experiment& experiment, const char* scene) {
  Measured m;
  const auto traces = experiment.runs(m, scene);
  m.quantity = "verify.quantity.walk-40m";
  m.unit = "s";
  if (!lost(m, traces))
    m.value = meanOf(traces, [](const Trace& t) { return walkTime(t, "begin", "end"); });
  return m;
}

}  // namespace

Measured walkCorridor(const Experiment& experiment) {
  Measured m = walk(experiment, "corridor-40");
  m.low = 39.2, m.high = 40.8;
  m.source = "40 m / 1.0 m/s, ±2 %";
  m.note = "verify.note.two-per-cent";
  return m;
}

Measured walkCorridorTypical(const Experiment& experiment) {
  Measured m = walk(experiment, "corridor-40-typical");
  m.low = 26, m.high = 34;
  m.owner = BandOwner::standard;
  m.source = "RiMEA 4.1.1 A2 test 1";
  return m;
}

Measured roundCorner(const Experiment& experiment) {
  Measured m;
  const auto traces = experiment.runs(m, "corner");
  m.quantity = "verify.quantity.through-walls";
  m.unit = "P";
  m.low = 0, m.high = 0;
  m.owner = BandOwner::standard;
  m.source = "IMO 6, RiMEA 6, NIST 2.3, ISO 4: nobody penetrates a boundary, all get round";
  if (traces.empty()) return m;
  double through = 0;
  for (const Trace& trace : traces)
    through += static_cast<double>(trace.throughWalls + trace.left());
  m.value = through;
  detail(m, "time of the last",
         meanOf(traces, [](const Trace& t) { return lastThrough(t, "end"); }), "s");
  return m;
}

Measured bend(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.smallest-step";
  m.unit = "s";
  m.low = 0;
  m.owner = BandOwner::standard;
  m.source = "RiMEA 4.1.1 A4 test 15: short <= corner <= long";
  std::vector<double> times;
  for (const char* scene : {"bend-short", "bend", "bend-long"}) {
    const auto traces = experiment.runs(m, scene);
    if (lost(m, traces)) return m;
    times.push_back(meanOf(traces, [](const Trace& t) { return lastThrough(t, "end"); }));
    detail(m, scene, times.back(), "s");
  }
  m.value = smallestStep(times);
  return m;
}

}  // namespace muster::verification
