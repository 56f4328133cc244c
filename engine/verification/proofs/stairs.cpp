// Stairs: speed, queues at the foot, speed by density, width, children, storeys.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

double between(const Trace& trace, std::uint32_t agent, const std::string& from,
               const std::string& to) {
  const double begin = trace.timeOf(agent, from), end = trace.timeOf(agent, to);
  return begin < 0 || end < 0 ? trace.end_s : end - begin;
}

constexpr double kFlight_m = 9.999;  // along the slope: 31 steps of 151/285 mm

Measured oneFlight(const Experiment& experiment, bool up) {
  Measured m;
  const auto traces = experiment.runs(m, up ? "flight-up" : "flight-down");
  m.quantity = "verify.quantity.walk-10m-stairs";
  m.unit = "s";
  m.low = 9.8, m.high = 10.2;
  m.source = "10 m along the slope / 1.0 m/s, ±2 %";
  m.note = "verify.note.two-per-cent";
  if (lost(m, traces)) return m;
  m.value = meanOf(traces, [&](const Trace& t) {
    return up ? between(t, 0, "foot", "head") : between(t, 0, "head", "foot");
  });
  return m;
}

// Density before the room's exit and before the stair against that in the middle of the corridor.
Measured stairQueue(const Experiment& experiment, const std::string& scene) {
  Measured m;
  m.quantity = "verify.quantity.density-ratio";
  m.low = 1.0;
  m.owner = BandOwner::standard;
  m.source = "IMO 11, NIST 5.1, ISO 10: denser at the room's exit and at the stair than between";
  const auto traces = experiment.runs(m, scene, {.sample_s = 1});
  if (lost(m, traces)) return m;
  const auto peak = [&](const geometry::Polygon& area) {
    return meanOf(traces, [&](const Trace& t) {
      const double until = 0.6 * lastThrough(t, "foot");
      return boxDensity(t, area, 0.2 * until, until);
    });
  };
  const double door = peak(box(6, 1.5, 8, 3.5)), middle = peak(box(11, 1.5, 14, 3.5));
  const double foot = peak(box(18.5, 1.5, 20, 3.5));
  detail(m, "before the room's exit", door, "P/m²");
  detail(m, "middle of the corridor", middle, "P/m²");
  detail(m, "before the stair", foot, "P/m²");
  m.value = std::min(door, foot) / std::max(middle, 1e-6);
  return m;
}

}  // namespace

Measured flightUp(const Experiment& experiment) {
  return oneFlight(experiment, true);
}
Measured flightDown(const Experiment& experiment) {
  return oneFlight(experiment, false);
}

Measured flightsBothWays(const Experiment& experiment) {
  const Measured up = flightUp(experiment);
  Measured m = flightDown(experiment);
  m.scenes.insert(m.scenes.end(), up.scenes.begin(), up.scenes.end());
  m.runs += up.runs;
  if (!up.value) m.value.reset();
  if (m.value) {
    detail(m, "down", *m.value, "s");
    detail(m, "up", *up.value, "s");
    if (std::abs(*up.value - kFlight_m) > std::abs(*m.value - kFlight_m)) m.value = up.value;
  }
  return m;
}

Measured longStair(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.walk-100m-stairs";
  m.unit = "s";
  m.low = 98, m.high = 102;
  m.source = "100 m along the slope / 1.0 m/s, ±2 %";
  m.note = "verify.note.ten-flights";
  std::vector<double> times;
  for (const bool up : {true, false}) {
    const auto traces = experiment.runs(m, up ? "long-stair-up" : "long-stair-down");
    if (lost(m, traces)) return m;
    times.push_back(meanOf(traces, [&](const Trace& t) {
      double sum = 0;
      for (int n = 1; n <= 10; ++n) {
        const std::string foot = fmt::format("foot-{}", n), head = fmt::format("head-{}", n);
        sum += up ? between(t, 0, foot, head) : between(t, 0, head, foot);
      }
      return sum;
    }));
    detail(m, up ? "up" : "down", times.back(), "s");
  }
  m.value = std::abs(times[0] - 100) > std::abs(times[1] - 100) ? times[0] : times[1];
  return m;
}

Measured stairQueue150(const Experiment& experiment) {
  return stairQueue(experiment, "stair-queue-150");
}
Measured stairQueue100(const Experiment& experiment) {
  return stairQueue(experiment, "stair-queue-100");
}

Measured stairWidths(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.flow-step";
  m.unit = "P/s";
  m.low = 0;
  m.owner = BandOwner::standard;
  m.source = "ISO 20414 test 12: flow grows with the stair's width, 1.0 to 1.8 m";
  std::vector<double> widths, flows;
  for (const int cm : {100, 120, 140, 160, 180}) {
    const auto traces = experiment.runs(m, fmt::format("stair-width-{}", cm));
    if (lost(m, traces)) return m;
    widths.push_back(0.01 * cm);
    flows.push_back(meanOf(traces, [](const Trace& t) { return steadyFlow(t, "foot"); }));
    detail(m, fmt::format("w = {:.1f} m", widths.back()), flows.back(), "P/s");
  }
  m.value = smallestStep(flows);
  m.plots = {plotOf(experiment, "verify.plot.stair-width", "verify.axis.width",
                    "verify.axis.flow-total", widths, flows)};
  Curve sfpe{"SFPE (We = w - 0.3, 167/280)", Curve::Style::line, true, {1.0, 1.8}, {}, {}};
  const double specific = 51.8 / 60 * std::sqrt(280.0 / 167.0) / (4 * 0.266);  // k / 4a, B.2
  for (const double w : sfpe.x) sfpe.y.push_back(specific * (w - 0.3));
  m.plots.front().curves.push_back(std::move(sfpe));
  return m;
}

Measured childrenOnStairs(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.largest-relative-deviation";
  m.low = 0, m.high = 0.15;
  m.owner = BandOwner::data;
  m.source =
      "down: 0.85 at 6-10 years (Ono 2024), 0.63 at 5-6 (Fang 2019), m/s along the slope; 15 % "
      "ours";
  m.note = "verify.note.scatter-of-data";
  const auto speedOf = [&](const char* scene) {
    const auto traces = experiment.runs(m, scene, {.seeds = 1});
    if (traces.empty() || traces.front().left() > 0) return 0.0;
    std::vector<double> speeds;
    for (std::uint32_t a = 0; a < traces.front().people(); ++a)
      speeds.push_back(kFlight_m / between(traces.front(), a, "head", "foot"));
    return mean(speeds);
  };
  const double preschool = speedOf("flight-down-preschool");
  const double primary =
      0.5 * (speedOf("flight-down-grade-1-2") + speedOf("flight-down-grade-3-4"));
  detail(m, "4-6 years", preschool, "m/s", 0.63, "Fang 2019");
  detail(m, "6-10 years", primary, "m/s", 0.85, "Ono 2024");
  if (preschool <= 0 || primary <= 0) return m;
  m.value = std::max(std::abs(preschool / 0.63 - 1), std::abs(primary / 0.85 - 1));
  return m;
}

// At the landing of floor 2, while people come both down the stair and out of the floor.
Measured merging(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.share-from-stair";
  m.low = 0.3, m.high = 0.7;
  m.owner = BandOwner::data;
  m.source = "crowd.md B.2: floor and stair share about half each, 30 to 70 % by geometry";
  m.note = "verify.note.recalled";
  const auto traces = experiment.runs(m, "sfpe-check", {.seeds = std::min(3, experiment.seeds())});
  if (lost(m, traces)) return m;
  double stair = 0, all = 0;
  for (const Trace& trace : traces) {
    for (const char* id : {"west", "east"}) {
      const auto above = trace.times(fmt::format("{}-2-foot", id));
      const auto floor = trace.times(fmt::format("{}-mouth-2", id));
      if (above.empty() || floor.empty()) continue;
      const double from = std::max(above.front(), floor.front());
      const double to = std::min(above.back(), floor.back());
      const auto within = [&](const std::vector<double>& times) {
        return static_cast<double>(
            std::ranges::count_if(times, [&](double t) { return t >= from && t <= to; }));
      };
      detail(m, fmt::format("from the stair, {}", id), within(above), "P");
      detail(m, fmt::format("from the floor, {}", id), within(floor), "P");
      stair += within(above);
      all += within(above) + within(floor);
    }
  }
  if (all == 0) return m;
  m.value = stair / all;
  detail(m, "share from the stair", *m.value, "", 0.5, "crowd.md B.2");
  return m;
}

// RiMEA 8: slower people, longer responses and wider gaps each make it longer.
Measured storeys(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.smallest-step";
  m.unit = "s";
  m.low = 0;
  m.owner = BandOwner::standard;
  m.source = "RiMEA 8: one parameter at a time, monotonous";
  const auto time = [&](const Edit& edit) {
    const auto traces = experiment.runs(m, "three-storeys", {.edit = edit});
    return lost(m, traces) ? std::optional<double>()
                           : meanOf(traces, [](const Trace& t) { return t.end_s; });
  };
  const auto speed = [](double factor) {
    return [factor](simulation::Scenario& s) {
      for (auto& profile : s.profiles)
        for (double& f : profile.speedFactor) f *= factor;
    };
  };
  const auto respond = [](double seconds) {
    return [seconds](simulation::Scenario& s) {
      for (auto& group : s.groups) group.personResponse.a = seconds;
    };
  };
  double smallest = kNoBound;
  const std::pair<const char*, std::vector<Edit>> sweeps[] = {
      {"speed x 1.2, 1, 0.8", {speed(1.2), speed(1), speed(0.8)}},
      {"response 0, 15, 30 s", {respond(0), respond(15), respond(30)}}};
  for (const auto& [name, edits] : sweeps) {
    std::vector<double> times;
    for (const Edit& edit : edits) {
      const auto t = time(edit);
      if (!t) return m;
      times.push_back(*t);
      detail(m, name, *t, "s");
    }
    smallest = std::min(smallest, smallestStep(times));
  }
  m.value = smallest;
  return m;
}

}  // namespace muster::verification
