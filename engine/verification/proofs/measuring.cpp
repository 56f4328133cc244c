#include "verification/proofs/measuring.h"

#include <algorithm>
#include <numeric>

#include <cmath>

#include "foundation/elementary.h"
#include "measure/density.h"

namespace muster::verification {

double mean(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double smallestStep(const std::vector<double>& values) {
  double smallest = kNoBound;
  for (std::size_t i = 1; i < values.size(); ++i)
    smallest = std::min(smallest, values[i] - values[i - 1]);
  return values.size() < 2 ? 0 : smallest;
}

std::size_t leftInside(const std::vector<Trace>& traces) {
  std::size_t left = 0;
  for (const Trace& trace : traces) left += trace.left();
  return left;
}

double lastThrough(const Trace& trace, const std::string& opening, const std::string& group) {
  const std::vector<double> times = trace.times(opening, group);
  return times.empty() ? trace.end_s : times.back();
}

double steadyFlow(const Trace& trace, const std::string& opening) {
  return trace.everybodyOut() ? measure::steadyFlow(trace.times(opening)) : 0;
}

Crowding crowdingIn(const Sample& sample, const geometry::Polygon& floor,
                    const geometry::Polygon& area) {
  std::vector<double> x, y, speeds;
  for (std::size_t k = 0; k < sample.x.size(); ++k) {
    if (!geometry::contains(floor, {sample.x[k], sample.y[k]})) continue;
    x.push_back(sample.x[k]);
    y.push_back(sample.y[k]);
    speeds.push_back(std::hypot(sample.vx[k], sample.vy[k]));
  }
  const auto cells = measure::voronoiCells({x, y}, floor);
  Crowding crowding;
  crowding.density = measure::voronoiDensity(cells, area);
  crowding.speed = measure::voronoiSpeed(cells, speeds, area);
  crowding.anybody = crowding.density > 0;
  return crowding;
}

double boxDensity(const Trace& trace, const geometry::Polygon& area, double from_s, double to_s) {
  std::vector<double> densities;
  for (const Sample& sample : trace.samples) {
    if (sample.time_s < from_s || sample.time_s > to_s) continue;
    densities.push_back(measure::boxDensity({sample.x, sample.y}, area));
  }
  return mean(densities);
}

namespace {

double unclipped(const behaviour::Distribution& d, double x) {
  using Kind = behaviour::Distribution::Kind;
  const auto normal = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
  switch (d.kind) {
    case Kind::fixed:
      return x < d.a ? 0 : 1;
    case Kind::uniform:
      return std::clamp((x - d.a) / (d.b - d.a), 0.0, 1.0);
    case Kind::normal:
      return normal((x - d.a) / d.b);
    case Kind::lognormal:
      return x <= 0 ? 0 : normal(std::log(x / d.a) / d.b);
    case Kind::triangular:
      if (x <= d.a || x >= d.b) return x <= d.a ? 0 : 1;
      return x < d.mode ? (x - d.a) * (x - d.a) / ((d.b - d.a) * (d.mode - d.a))
                        : 1 - (d.b - x) * (d.b - x) / ((d.b - d.a) * (d.b - d.mode));
  }
  return 0;
}

}  // namespace

double share(const behaviour::Distribution& distribution, double x) {
  const double low = unclipped(distribution, std::max(distribution.low, -1e12));
  const double high = unclipped(distribution, std::min(distribution.high, 1e12));
  return std::clamp((unclipped(distribution, x) - low) / (high - low), 0.0, 1.0);
}

double weidmannSpeed(double density_m2) {
  constexpr double kFree = 1.34, kGamma = 1.913, kJam = 5.4;  // crowd.md B.1
  if (density_m2 >= kJam) return 0;
  return kFree * (1.0 - exponential(-kGamma * (1.0 / density_m2 - 1.0 / kJam)));
}

void detail(Measured& measured, std::string name, double value, const char* unit) {
  measured.details.push_back({std::move(name), value, unit, {}, {}});
}

void detail(Measured& measured, std::string name, double value, const char* unit, double expected,
            const char* whose) {
  measured.details.push_back({std::move(name), value, unit, expected, whose});
}

void detailOfPrototype(const Experiment& experiment, Measured& measured, std::string name,
                       double value, const char* unit, double prototype) {
  if (experiment.model() == "anticipation")
    detail(measured, std::move(name), value, unit, prototype, "prototype (models.md 3)");
  else
    detail(measured, std::move(name), value, unit);
}

Plot plotOf(const Experiment& experiment, const char* title, const char* x, const char* y,
            std::vector<double> xs, std::vector<double> ys, Curve::Style style) {
  return {title, x, y, {{experiment.model(), style, false, std::move(xs), std::move(ys), {}}}};
}

bool lost(Measured& measured, const std::vector<Trace>& traces) {
  const std::size_t left = leftInside(traces);
  if (left > 0) detail(measured, "left inside", static_cast<double>(left), "P");
  return left > 0 || traces.empty();
}

}  // namespace muster::verification
