#include "simulation/arrival_times.h"

#include <algorithm>
#include <cmath>

#include "foundation/elementary.h"
#include "simulation/state.h"

namespace muster::simulation {

namespace {

// Inverse of the triangular distribution function.
double triangularTime(const Arrival& a, double u) {
  const double whole_s = a.to_s - a.from_s, rise_s = a.peak_s - a.from_s;
  if (u * whole_s < rise_s) return a.from_s + std::sqrt(u * whole_s * rise_s);
  return a.to_s - std::sqrt((1 - u) * whole_s * (whole_s - rise_s));
}

std::vector<std::uint32_t> inOrderOfLots(std::vector<std::uint32_t> rows, const Random& random) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
  for (const std::uint32_t row : rows)
    keyed.emplace_back(random.bits(row, Purpose::arrival, kOrderLot), row);
  std::ranges::sort(keyed);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = keyed[i].second;
  return rows;
}

// Of the n-th of so many.
double timeOf(const Arrival& a, std::size_t n, std::size_t people, double lot) {
  const double whole_s = a.to_s - a.from_s;
  switch (a.process) {
    case ArrivalProcess::uniform:
      return a.from_s + whole_s * (static_cast<double>(n) + 0.5) / static_cast<double>(people);
    case ArrivalProcess::poisson:
      return a.from_s + whole_s * lot;
    case ArrivalProcess::peaked:
      return triangularTime(a, lot);
    case ArrivalProcess::platoon: {
      const auto size = static_cast<std::size_t>(a.platoon);
      const std::size_t platoons = (people + size - 1) / size;
      if (platoons == 1) return a.from_s;
      return a.from_s + whole_s * static_cast<double>(n / size) / static_cast<double>(platoons - 1);
    }
  }
  return a.from_s;
}

// At a rate: exponential gaps for poisson, even ones otherwise, whole platoons for platoon.
std::vector<Coming> atRate(const Arrival& a, const std::vector<std::uint32_t>& rows,
                           const Random& random) {
  const double gap_s = 60.0 / a.rate_per_min;
  const std::size_t together =
      a.process == ArrivalProcess::platoon ? static_cast<std::size_t>(a.platoon) : 1;
  std::vector<Coming> coming;
  double time_s = a.from_s;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    const double u = random.uniform(rows[n], Purpose::arrival, kTimeLot);
    if (a.process == ArrivalProcess::poisson) {
      time_s -= gap_s * logarithm(1 - u);
    } else if (n > 0 && n % together == 0) {
      time_s += gap_s * static_cast<double>(together);
    }
    if (time_s > a.to_s) break;
    coming.push_back({time_s, rows[n]});
  }
  return coming;
}

}  // namespace

std::vector<std::uint32_t> rowsOf(const ResolvedArrival& arrival,
                                  const std::vector<GroupState>& groups,
                                  std::vector<std::size_t>& dealt) {
  std::vector<std::uint32_t> rows;
  for (const GroupId id : arrival.groups) {
    const GroupState& group = groups[id.index()];
    const std::size_t left = group.lastRow - group.firstRow - dealt[id.index()];
    const auto wanted = static_cast<std::size_t>(arrival.description.count);
    const std::size_t count = wanted > 0 ? std::min(wanted, left) : left;
    const std::size_t first = group.firstRow + dealt[id.index()];
    for (std::size_t k = 0; k < count; ++k) rows.push_back(static_cast<std::uint32_t>(first + k));
    dealt[id.index()] += count;
  }
  return rows;
}

std::vector<Coming> comingTimes(const Arrival& arrival, const std::vector<std::uint32_t>& rows,
                                const Random& random) {
  const std::vector<std::uint32_t> ordered = inOrderOfLots(rows, random);
  if (arrival.rate_per_min > 0) return atRate(arrival, ordered, random);
  std::vector<Coming> coming;
  for (std::size_t n = 0; n < ordered.size(); ++n) {
    const double lot = random.uniform(ordered[n], Purpose::arrival, kTimeLot);
    coming.push_back({timeOf(arrival, n, ordered.size(), lot), ordered[n]});
  }
  return coming;
}

}  // namespace muster::simulation
