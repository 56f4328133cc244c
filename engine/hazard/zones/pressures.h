// The pressures of all rooms at the end of a step: those at which what flows through the openings,
// the heat released and the rise of the pressure itself balance in every room,
//   V / (gamma - 1) (p - p_before) / dt = heat + sum of cp m T of what comes in - what goes out.
// Implicit, because pressure settles within milliseconds; keeping its rise makes a closed room no
// special case. Newton's method: the matrix is symmetric, since what one room gains the other
// loses.
//
// Thread rule: one thread. Tells how far it got; the caller takes flows and pressure from the same
// iterate, so that energy is kept to round-off however well it converged.
#pragma once

#include <span>
#include <vector>

#include "hazard/zones/room.h"
#include "hazard/zones/sparse_cholesky.h"

namespace muster::hazard::zones {

class Pressures {
 public:
  explicit Pressures(const Network& network);

  struct Step {
    std::span<const Room> rooms;
    std::span<const double> shares;  // by wall vent
    std::span<const double> heat_W;  // by room, of all sources
    double dt_s;
  };
  // Fills columns() for the pressures found.
  void solve(const Step& step);
  std::span<const Column> columns() const { return columns_; }
  const Column& openAir() const { return openAir_; }
  const Column& column(std::size_t room) const {
    return room == kOpenAir ? openAir_ : columns_[room];
  }
  // Of the last solve: what was left over in the worst room, as the pressure it makes.
  double leftOver_Pa() const { return leftOver_Pa_; }

 private:
  void balance(const Step& step);
  double worst(const Step& step) const;
  double along() const;
  void move(const Step& step, double share);
  void addWallVents(const Step& step);
  void addFloorVents(const Step& step);
  void addFlow(std::size_t from, std::size_t to, std::size_t coupling, double energy_W,
               double slope_W_per_Pa);

  const Network& network_;
  Column openAir_;
  SparseCholesky matrix_;
  std::vector<std::size_t> wallCoupling_, floorCoupling_;  // kOpenAir: none
  std::vector<Column> columns_;
  std::vector<double> guess_Pa_, residual_W_, step_Pa_;
  double leftOver_Pa_ = 0;
};

}  // namespace muster::hazard::zones
