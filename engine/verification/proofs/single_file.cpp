// Speed by density where nobody can overtake.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "verification/proofs/measuring.h"

namespace muster::verification {

namespace {

struct Point {
  double density = 0, speed = 0;
};

// RiMEA's percentiles for test 16 (crowd.md A.2.2): persons per metre; 10 and 90 % of speeds.
constexpr double kFile[][3] = {
    {0.099, 0.961, 1.483}, {0.299, 0.840, 1.473}, {0.499, 0.708, 1.389}, {0.699, 0.598, 1.305},
    {0.899, 0.448, 1.101}, {1.099, 0.316, 0.840}, {1.299, 0.187, 0.608}, {1.499, 0.112, 0.485},
    {1.699, 0.071, 0.382}, {1.899, 0.048, 0.314}, {2.099, 0.035, 0.270}, {2.299, 0.027, 0.239},
    {2.499, 0.022, 0.220}, {2.699, 0.019, 0.208}, {2.899, 0.017, 0.196}, {3.099, 0.016, 0.186}};
constexpr double kFileBin = 0.2;

// Headway density of each person: one over half the gap before plus half the gap behind.
void addHeadways(const Sample& sample, double from_x, double to_x, std::vector<Point>& points) {
  std::vector<std::size_t> order(sample.x.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::ranges::sort(order, {}, [&](std::size_t k) { return sample.x[k]; });
  for (std::size_t i = 1; i + 1 < order.size(); ++i) {
    const double x = sample.x[order[i]];
    if (x < from_x || x > to_x) continue;
    const double headway = 0.5 * (sample.x[order[i + 1]] - sample.x[order[i - 1]]);
    points.push_back({1.0 / std::max(headway, 1e-6), sample.vx[order[i]]});
  }
}

// Mean speed by bin of density; bins with fewer than 20 readings say nothing.
std::vector<Point> byBin(const std::vector<Point>& points, std::size_t bins) {
  std::vector<double> sum(bins, 0), count(bins, 0);
  for (const Point& point : points) {
    const auto bin = static_cast<std::size_t>(point.density / kFileBin);
    if (bin >= bins) continue;
    sum[bin] += point.speed;
    count[bin] += 1;
  }
  std::vector<Point> means;
  for (std::size_t bin = 0; bin < bins; ++bin)
    if (count[bin] >= 20)
      means.push_back({kFileBin * (static_cast<double>(bin) + 0.5), sum[bin] / count[bin]});
  return means;
}

}  // namespace

Measured singleFile(const Experiment& experiment) {
  Measured m;
  m.quantity = "verify.quantity.share-of-bins";
  m.low = 0.6, m.high = 1;
  m.source = "RiMEA 16: 10 to 90 % of measured speeds; 60 % of the bins ours";
  m.note = "verify.note.no-number-in-standard";
  std::vector<Point> points;
  for (const int people : {20, 60, 100, 140, 180, 220, 260, 300, 340, 380, 420}) {
    const auto traces = experiment.runs(m, fmt::format("single-file-{:03}", people),
                                        {.sample_s = 1, .sampleFrom_s = 10, .seeds = 1});
    if (traces.empty()) return m;
    for (const Sample& sample : traces.front().samples) addHeadways(sample, 70, 130, points);
  }
  const auto bins = byBin(points, std::size(kFile));
  double inside = 0;
  std::vector<double> x, y;
  for (const Point& bin : bins) {
    const auto& [density, low, high] = kFile[static_cast<std::size_t>(bin.density / kFileBin)];
    inside += bin.speed >= low && bin.speed <= high;
    x.push_back(density);
    y.push_back(bin.speed);
    detail(m, fmt::format("v at {:.1f} P/m", density), bin.speed, "m/s", 0.5 * (low + high),
           "RiMEA 16, middle of 10-90 %");
  }
  detail(m, "bins inside", inside, "");
  detail(m, "bins", static_cast<double>(bins.size()), "");
  if (!bins.empty()) m.value = inside / static_cast<double>(bins.size());
  m.plots = {plotOf(experiment, "verify.plot.single-file", "verify.axis.line-density",
                    "verify.axis.speed", x, y)};
  Curve band{"RiMEA 16, 10-90 %", Curve::Style::band, true, {}, {}, {}};
  for (const auto& [density, low, high] : kFile) {
    band.x.push_back(density);
    band.y.push_back(low);
    band.y2.push_back(high);
  }
  m.plots.front().curves.push_back(std::move(band));
  return m;
}

}  // namespace muster::verification
