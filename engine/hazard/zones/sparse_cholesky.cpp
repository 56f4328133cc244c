#include "hazard/zones/sparse_cholesky.h"

#include <algorithm>
#include <set>

namespace muster::hazard::zones {
namespace {

using Neighbours = std::vector<std::set<std::uint32_t>>;

Neighbours neighboursOf(std::size_t unknowns,
                        const std::vector<std::pair<std::size_t, std::size_t>>& couplings) {
  Neighbours neighbours(unknowns);
  for (const auto& [i, j] : couplings) {
    if (i == j) continue;
    neighbours[i].insert(static_cast<std::uint32_t>(j));
    neighbours[j].insert(static_cast<std::uint32_t>(i));
  }
  return neighbours;
}

// The next to go: fewest neighbours left, lowest number.
std::uint32_t fewest(const Neighbours& neighbours, const std::vector<char>& gone) {
  std::uint32_t best = 0;
  bool found = false;
  for (std::uint32_t i = 0; i < neighbours.size(); ++i) {
    if (gone[i] || (found && neighbours[i].size() >= neighbours[best].size())) continue;
    best = i;
    found = true;
  }
  return best;
}

}  // namespace

SparseCholesky::SparseCholesky(std::size_t unknowns,
                               const std::vector<std::pair<std::size_t, std::size_t>>& couplings)
    : diagonal_(unknowns) {
  Neighbours neighbours = neighboursOf(unknowns, couplings);
  std::vector<char> gone(unknowns);
  std::vector<std::uint32_t> columnOf(unknowns);
  for (std::size_t step = 0; step < unknowns; ++step) {
    const std::uint32_t pivot = fewest(neighbours, gone);
    gone[pivot] = 1;
    columnOf[pivot] = static_cast<std::uint32_t>(columns_.size());
    const auto begin = static_cast<std::uint32_t>(row_.size());
    row_.insert(row_.end(), neighbours[pivot].begin(), neighbours[pivot].end());
    columns_.push_back({pivot, begin, static_cast<std::uint32_t>(row_.size()), 0});
    for (const std::uint32_t i : neighbours[pivot]) {
      neighbours[i].erase(pivot);
      for (const std::uint32_t j : neighbours[pivot]) {
        if (i != j) neighbours[i].insert(j);
      }
    }
  }
  factor_.resize(row_.size());
  // An entry of two unknowns stands in the column of the one that goes first.
  const auto entry = [&](std::uint32_t i, std::uint32_t j) {
    if (columnOf[i] > columnOf[j]) std::swap(i, j);
    const Column& column = columns_[columnOf[i]];
    const auto at = std::lower_bound(row_.begin() + column.begin, row_.begin() + column.end, j);
    return static_cast<std::uint32_t>(at - row_.begin());
  };
  for (const auto& [i, j] : couplings) {
    place_.push_back(entry(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)));
  }
  for (Column& column : columns_) {
    column.target = static_cast<std::uint32_t>(targets_.size());
    for (std::uint32_t a = column.begin; a < column.end; ++a) {
      for (std::uint32_t b = a + 1; b < column.end; ++b) {
        targets_.push_back(entry(row_[a], row_[b]));
      }
    }
  }
}

void SparseCholesky::clear() {
  std::fill(diagonal_.begin(), diagonal_.end(), 0.0);
  std::fill(factor_.begin(), factor_.end(), 0.0);
}

void SparseCholesky::solve(std::span<double> x) {
  for (const Column& column : columns_) {
    const double over = 1 / diagonal_[column.pivot];
    std::uint32_t target = column.target;
    for (std::uint32_t a = column.begin; a < column.end; ++a) {
      const double share = factor_[a] * over;
      diagonal_[row_[a]] -= share * factor_[a];
      x[row_[a]] -= share * x[column.pivot];
      for (std::uint32_t b = a + 1; b < column.end; ++b) {
        factor_[targets_[target++]] -= share * factor_[b];
      }
    }
  }
  for (auto column = columns_.rbegin(); column != columns_.rend(); ++column) {
    double sum = x[column->pivot];
    for (std::uint32_t a = column->begin; a < column->end; ++a) sum -= factor_[a] * x[row_[a]];
    x[column->pivot] = sum / diagonal_[column->pivot];
  }
}

}  // namespace muster::hazard::zones
