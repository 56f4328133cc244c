#include "hazard/zones/pressures.h"

#include <algorithm>
#include <cmath>

namespace muster::hazard::zones {
namespace {

// Settled: the energy left over would change no room's pressure by more than this within the step.
constexpr double kSettled_Pa = 0.01;
constexpr int kMostIterations = 20;

double stiffness(const Room& room, double dt_s) {
  return room.volume_m3() / ((kAdiabaticExponent - 1) * dt_s);
}

}  // namespace

Pressures::Pressures(const Network& network)
    : network_(network),
      openAir_(openAirColumn(network.outsideTemperature_K)),
      columns_(network.compartments.size()),
      guess_Pa_(network.compartments.size()),
      residual_W_(network.compartments.size()),
      step_Pa_(network.compartments.size()) {
  std::vector<std::pair<std::size_t, std::size_t>> couplings;
  const auto couple = [&](std::size_t a, std::size_t b) {
    if (a == kOpenAir || b == kOpenAir) return kOpenAir;
    couplings.emplace_back(a, b);
    return couplings.size() - 1;
  };
  for (const WallVent& v : network.wallVents) wallCoupling_.push_back(couple(v.first, v.second));
  for (const FloorVent& v : network.floorVents) floorCoupling_.push_back(couple(v.below, v.above));
  matrix_ = SparseCholesky(network.compartments.size(), couplings);
}

void Pressures::addFlow(std::size_t from, std::size_t to, std::size_t coupling, double energy_W,
                        double slope_W_per_Pa) {
  if (from != kOpenAir) {
    residual_W_[from] += energy_W;
    matrix_.addDiagonal(from, slope_W_per_Pa);
  }
  if (to != kOpenAir) {
    residual_W_[to] -= energy_W;
    matrix_.addDiagonal(to, slope_W_per_Pa);
  }
  if (coupling != kOpenAir) matrix_.addCoupling(coupling, -slope_W_per_Pa);
}

void Pressures::addWallVents(const Step& step) {
  for (std::size_t v = 0; v < network_.wallVents.size(); ++v) {
    const WallVent& vent = network_.wallVents[v];
    double energy = 0, slope = 0;
    for (const Slab& slab :
         slabsThrough(column(vent.first), column(vent.second), vent, step.shares[v])) {
      const double heat = kHeatCapacity_J_per_kgK * slab.temperature_K;
      energy += heat * slab.flow_kg_per_s;
      slope += heat * slab.slope_kg_per_sPa;
    }
    if (slope > 0) addFlow(vent.first, vent.second, wallCoupling_[v], energy, slope);
  }
}

void Pressures::addFloorVents(const Step& step) {
  for (std::size_t v = 0; v < network_.floorVents.size(); ++v) {
    const FloorVent& vent = network_.floorVents[v];
    const LayerIndex bottom =
        vent.above == kOpenAir ? kLower : step.rooms[vent.above].layer(kLower);
    const HoleFlow hole = throughHole(column(vent.below), kUpper, column(vent.above), bottom, vent);
    const double heat = kHeatCapacity_J_per_kgK * hole.temperature_K;
    addFlow(vent.below, vent.above, floorCoupling_[v], heat * hole.flow_kg_per_s,
            heat * hole.slope_kg_per_sPa);
  }
}

// What is left over in each room at the pressures of guess_Pa_, and the matrix there.
void Pressures::balance(const Step& step) {
  matrix_.clear();
  for (std::size_t r = 0; r < step.rooms.size(); ++r) {
    const Room& room = step.rooms[r];
    columns_[r] = columnOf(room.compartment.floor_m, room.compartment.floor_m + room.interface_m,
                           guess_Pa_[r], room.temperature_K, openAir_.density_kg_per_m3[kLower]);
    const double stiff = stiffness(room, step.dt_s);
    residual_W_[r] = stiff * (guess_Pa_[r] - room.pressure_Pa) - step.heat_W[r];
    matrix_.addDiagonal(r, stiff);
  }
  addWallVents(step);
  addFloorVents(step);
}

// How far off, as the pressure that the energy left over would make within the step.
double Pressures::worst(const Step& step) const {
  double most = 0;
  for (std::size_t r = 0; r < step.rooms.size(); ++r) {
    most = std::max(most, std::fabs(residual_W_[r]) / stiffness(step.rooms[r], step.dt_s));
  }
  return most;
}

// How steeply what is left over falls along the last correction: < 0 short of the best place, > 0
// beyond it.
double Pressures::along() const {
  double sum = 0;
  for (std::size_t r = 0; r < residual_W_.size(); ++r) sum += residual_W_[r] * step_Pa_[r];
  return sum;
}

void Pressures::move(const Step& step, double share) {
  for (std::size_t r = 0; r < step_Pa_.size(); ++r) guess_Pa_[r] += share * step_Pa_[r];
  balance(step);
}

// All flows grow with the pressure that drives them, so what is left over is the slope of a convex
// function: Newton's step, and where it overshoots (a root is steep at 0) a search along it, always
// arrive.
void Pressures::solve(const Step& step) {
  constexpr int kMostSearches = 4;
  balance(step);
  leftOver_Pa_ = worst(step);
  for (int i = 0; i < kMostIterations && leftOver_Pa_ > kSettled_Pa; ++i) {
    for (std::size_t r = 0; r < residual_W_.size(); ++r) step_Pa_[r] = -residual_W_[r];
    matrix_.solve(step_Pa_);
    const double steep = along();
    move(step, 1);
    double at = 1;
    for (int search = 0; search < kMostSearches && along() > -0.3 * steep; ++search) {
      const double next = at * steep / (steep - along());
      move(step, next - at);
      at = next;
    }
    leftOver_Pa_ = worst(step);
  }
}

}  // namespace muster::hazard::zones
