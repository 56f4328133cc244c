// Solves A x = b for a symmetric positive definite A whose pattern is that of the building: rooms
// hang on corridors, corridors on stairs, so elimination from the leaves adds next to nothing. The
// order (fewest neighbours first, ties by number) and the list of operations are made once; every
// solve repeats that list, so the same numbers give the same bits.
//
// Written out here, not Eigen's, whose kernels differ with the instruction set. Thread rule: one
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace muster::hazard::zones {

class SparseCholesky {
 public:
  SparseCholesky() = default;
  SparseCholesky(std::size_t unknowns,
                 const std::vector<std::pair<std::size_t, std::size_t>>& couplings);

  void clear();
  void addDiagonal(std::size_t i, double value) { diagonal_[i] += value; }
  // coupling: its place in the list of the constructor.
  void addCoupling(std::size_t coupling, double value) { factor_[place_[coupling]] += value; }
  // Solves in place; the matrix is used up.
  void solve(std::span<double> x);

 private:
  // One elimination step: rows of column `pivot` are [begin, end); `targets_` from `target` on says
  // where each pair of them is subtracted.
  struct Column {
    std::uint32_t pivot, begin, end, target;
  };
  std::vector<double> diagonal_, factor_;
  std::vector<std::uint32_t> row_;      // of each entry of factor_
  std::vector<std::uint32_t> place_;    // of each coupling in factor_
  std::vector<std::uint32_t> targets_;  // into factor_
  std::vector<Column> columns_;         // in the order of elimination
};

}  // namespace muster::hazard::zones
