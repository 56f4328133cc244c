// Rooms that empty: door flow, response times, speeds that people are given, counterflow, doors
// closed.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "foundation/random.h"
#include "measure/kolmogorov.h"
#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

// When each person of the first group was told to set off.
std::vector<double> drawnStarts(const Experiment& experiment, const std::string& scene,
                                std::uint64_t seed, std::size_t people) {
  std::vector<double> starts;
  const auto loaded = experiment.laboratory().scene(scene);
  if (!loaded) return starts;
  const auto& group = (*loaded)->scenario.groups.front();
  for (std::uint32_t row = 0; row < people; ++row)
    starts.push_back(group.personResponse.draw(Random(seed), row, Purpose::personResponse));
  return starts;
}

double latestStart(const Experiment& experiment, const Trace& trace, std::uint64_t seed) {
  const auto drawn = drawnStarts(experiment, "response-10", seed, trace.people());
  double largest = 0;
  for (std::size_t a = 0; a < trace.people(); ++a) {
    const double late = trace.started_s[a] < 0 ? trace.end_s : trace.started_s[a] - drawn[a];
    largest = std::max(largest, std::abs(late));
  }
  return largest;
}

struct Share {
  double mean = 0, low = 0, high = 0;
};
// Of the speeds of all people of all traces.
Share speedsOf(const std::vector<Trace>& traces, std::size_t first, std::size_t last) {
  std::vector<double> speeds;
  for (const Trace& trace : traces) {
    const auto& all = trace.freeSpeed_m_per_s;
    speeds.insert(speeds.end(), all.begin() + static_cast<std::ptrdiff_t>(first),
                  all.begin() + static_cast<std::ptrdiff_t>(std::min(last, all.size())));
  }
  if (speeds.empty()) return {};
  const auto [low, high] = std::ranges::minmax(speeds);
  return {mean(speeds), low, high};
}

// N(t) of the doors, every tenth person.
Plot peopleOut(const Experiment& experiment, const Trace& trace) {
  std::vector<double> times, count;
  for (const Passed& p : trace.passages)
    if (!p.to.valid()) times.push_back(p.time_s);
  std::vector<double> shown{0};
  count.push_back(0);
  for (std::size_t n = 9; n < times.size(); n += 10) {
    shown.push_back(times[n]);
    count.push_back(static_cast<double>(n + 1));
  }
  return plotOf(experiment, "verify.plot.people-out", "verify.axis.time", "verify.axis.people",
                std::move(shown), std::move(count), Curve::Style::trace);
}

Measured closedDoors(const Experiment& experiment, const std::string& scene) {
  Measured m;
  m.quantity = "verify.quantity.ratio-doors-closed";
  m.low = 1.6, m.high = 2.2;
  m.source = "IMO 9, RiMEA 9: about twice; 1.6 to 2.2 ours";
  m.note = "verify.note.no-number-in-standard";
  std::vector<double> times;
  const bool ofPrototype = scene == "public-room";
  for (const bool four : {true, false}) {
    const auto traces = experiment.runs(m, scene + (four ? "-4" : "-2"),
                                        {.seeds = std::min(2, experiment.seeds())});
    if (lost(m, traces)) return m;
    times.push_back(meanOf(traces, [](const Trace& t) { return t.end_s; }));
    const char* name = four ? "four doors" : "two doors";
    if (ofPrototype)
      detailOfPrototype(experiment, m, name, times.back(), "s", four ? 118 : 233);
    else
      detail(m, name, times.back(), "s");
    if (ofPrototype && four) m.plots = {peopleOut(experiment, traces.front())};
  }
  m.value = times[1] / times[0];
  return m;
}

}  // namespace

Measured doorFlowCode(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.door-flow";
  m.unit = "P/s";
  m.low = 0.9, m.high = 1.33;
  m.owner = BandOwner::standard;
  m.source = "IMO MSC.1/Circ.1533 test 4: <= 1.33 over the whole egress; >= 0.9 ours (SFPE 0.91)";
  const auto flow = [](const Trace& t) { return 100.0 / lastThrough(t, "door"); };
  const auto emergent = experiment.runs(m, "door-100");
  if (!lost(m, emergent))
    detailOfPrototype(experiment, m, "without the cap", meanOf(emergent, flow), "P/s", 2.10);
  const auto capped = experiment.runs(m, "door-100-code");
  if (!lost(m, capped)) m.value = meanOf(capped, flow);
  return m;
}

Measured responseTimes(const Experiment& experiment) {
  Measured m;
  const auto traces = experiment.runs(m, "response-10");
  m.quantity = "verify.quantity.start-deviation";
  m.unit = "s";
  m.low = 0, m.high = 0.5;
  m.source = "0.5 s: usual in implementations of IMO 5 and RiMEA 5";
  m.note = "verify.note.no-number-in-standard";
  if (lost(m, traces)) return m;
  double largest = 0;
  for (std::size_t i = 0; i < traces.size(); ++i)
    largest = std::max(largest, latestStart(experiment, traces[i], i + 1));
  m.value = largest;
  return m;
}

Measured responseDistributions(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.ks-statistic";
  m.low = 0, m.high = measure::kKolmogorov95;
  m.source = "Kolmogorov-Smirnov, 5 %: sqrt(n) D <= 1.36 (crowd.md A.3)";
  double worst = 0;
  for (const char* kind : {"uniform", "normal", "lognormal", "triangular"}) {
    const std::string scene = fmt::format("response-{}", kind);
    const auto traces = experiment.runs(m, scene, {.seeds = std::max(5, experiment.seeds())});
    if (lost(m, traces)) return m;
    std::vector<double> starts;
    for (const Trace& trace : traces)
      starts.insert(starts.end(), trace.started_s.begin(), trace.started_s.end());
    const auto loaded = experiment.laboratory().scene(scene);
    const double statistic = measure::kolmogorov(starts, [&](double t) {
      return share((*loaded)->scenario.groups.front().personResponse, t);
    });
    detail(m, kind, statistic, "");
    worst = std::max(worst, statistic);
  }
  m.value = worst;
  return m;
}

Measured speedsOfMales(const Experiment& experiment) {
  Measured m;
  const auto traces = experiment.runs(m, "speeds-imo");
  m.quantity = "verify.quantity.mean-speed";
  m.unit = "m/s";
  const double n = 50.0 * static_cast<double>(traces.size());
  const double error = 2.58 * (1.62 - 0.97) / std::sqrt(12.0 * std::max(1.0, n));
  m.low = 1.295 - error, m.high = 1.295 + error;
  m.owner = BandOwner::standard;
  m.source = "IMO table, males 30-50: uniform 0.97 to 1.62; mean 1.295 within 99 %";
  if (lost(m, traces)) return m;
  const Share speeds = speedsOf(traces, 0, 50);
  detail(m, "slowest", speeds.low, "m/s");
  detail(m, "fastest", speeds.high, "m/s");
  constexpr double kRounding = 1e-4;
  if (speeds.low >= 0.97 - kRounding && speeds.high <= 1.62 + kRounding) m.value = speeds.mean;
  return m;
}

Measured speedsNormal(const Experiment& experiment) {
  Measured m;
  const auto traces =
      experiment.runs(m, "speeds-normal", {.seeds = std::max(5, experiment.seeds())});
  m.quantity = "verify.quantity.ks-statistic";
  m.low = 0, m.high = measure::kKolmogorov95;
  m.source = "Kolmogorov-Smirnov, 5 %, against N(1.2, 0.2) within 0.6 to 1.8 m/s";
  if (lost(m, traces)) return m;
  std::vector<double> speeds;
  for (const Trace& trace : traces)
    speeds.insert(speeds.end(), trace.freeSpeed_m_per_s.begin(), trace.freeSpeed_m_per_s.end());
  behaviour::Distribution given;
  given.kind = behaviour::Distribution::Kind::normal;
  given.a = 1.2, given.b = 0.2, given.low = 0.6, given.high = 1.8;
  m.value = measure::kolmogorov(speeds, [&](double v) { return share(given, v); });
  return m;
}

Measured speedsByAge(const Experiment& experiment) {
  Measured m;
  const auto traces = experiment.runs(m, "speeds-by-age");
  m.quantity = "verify.quantity.largest-deviation";
  m.unit = "m/s";
  const double n = 50.0 * static_cast<double>(std::max<std::size_t>(1, traces.size()));
  m.low = 0, m.high = 2.64 * 0.26 / std::sqrt(n);
  m.source = "RiMEA 7, figure 2: means by age; 95 % of all six within this";
  m.note = "verify.note.no-number-in-standard";
  if (lost(m, traces)) return m;
  const double curve[] = {1.62, 1.54, 1.48, 1.41, 1.27, 1.07};
  double largest = 0;
  for (std::size_t age = 0; age < 6; ++age) {
    const double speed = speedsOf(traces, 50 * age, 50 * (age + 1)).mean;
    detail(m, fmt::format("{} years", 20 + 10 * age), speed, "m/s");
    largest = std::max(largest, std::abs(speed - curve[age]));
  }
  m.value = largest;
  return m;
}

Measured counterflow(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.smallest-step";
  m.unit = "s";
  m.low = 0;
  m.owner = BandOwner::standard;
  m.source = "IMO 8, NIST 2.8, ISO 6: the time grows with the number who come towards";
  std::vector<double> against, times;
  for (const auto& [people, prototype_s] :
       {std::pair{0, 44.0}, std::pair{10, 51.0}, std::pair{50, 75.0}, std::pair{100, 105.0}}) {
    const int seeds = experiment.full() && people == 100 ? 50 : 0;
    const auto traces =
        experiment.runs(m, fmt::format("counterflow-{:03}", people), {.seeds = seeds});
    if (lost(m, traces)) return m;
    against.push_back(people);
    times.push_back(
        meanOf(traces, [](const Trace& t) { return lastThrough(t, "right-mouth", "eastward"); }));
    detailOfPrototype(experiment, m, fmt::format("against {}", people), times.back(), "s",
                      prototype_s);
  }
  m.value = smallestStep(times);
  m.plots = {plotOf(experiment, "verify.plot.counterflow", "verify.axis.against",
                    "verify.axis.time", against, times, Curve::Style::line)};
  return m;
}

Measured publicRoom(const Experiment& experiment) {
  return closedDoors(experiment, "public-room");
}
Measured squareRoom(const Experiment& experiment) {
  return closedDoors(experiment, "square-room");
}

}  // namespace muster::verification
