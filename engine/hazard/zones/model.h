// The two-zone model of a fire in a building: each room an upper layer of smoke over a lower one of
// air, both uniform, one pressure (fire.md 2.2). Pressures implicitly, everything else explicitly,
// in steps of 0.25 s, shorter while a layer is exchanged quickly.
//
// Kept to round-off over rooms and open air together: mass, every species, energy. What leaves one
// layer enters another, and the pressure follows from the very flows that were carried out.
// What it leaves out: momentum (smoke reaches the end of a room at once; long corridors are cut
// into pieces for that), wind, fuel that does not burn, hydrogen chloride, sprinklers, heat through
// walls.
//
// Thread rule: one thread. Same network, same calls: same bits on every machine.
#pragma once

#include <optional>
#include <vector>

#include "hazard/zones/combustion.h"
#include "hazard/zones/pressures.h"
#include "hazard/zones/streams.h"

namespace muster::hazard::zones {

// All there is: what the rooms hold, and what has gone out or come in since the start.
struct Balance {
  double mass_kg = 0, outside_kg = 0, fuel_kg = 0;
  SpeciesMass species_kg{}, outsideSpecies_kg{}, made_kg{};
  double energy_J = 0, outside_J = 0, released_J = 0, surfaces_J = 0;
};

class Model {
 public:
  explicit Model(Network network);  // at time 0, the ignition
  Model(const Model&) = delete;     // Pressures refers to the network within
  Model& operator=(const Model&) = delete;

  void setShare(std::size_t wallVent, double share) { shares_[wallVent] = share; }
  void advanceTo(double time_s);

  double time_s() const { return time_s_; }
  const Network& network() const { return network_; }
  const std::vector<Room>& rooms() const { return rooms_; }
  const Pressures& pressures() const { return pressures_; }
  double released_W() const { return released_W_; }
  Balance balance() const;
  double worstLeftOver_Pa() const { return worstLeftOver_Pa_; }  // of any step so far

 private:
  // What a step adds to a room, per second.
  struct Rates {
    std::array<Layer, 2> layers{};
    std::array<double, 2> heat_W{};
  };
  void step(double dt_s);
  void addSources(double dt_s);
  void addStreams();
  void apply(double dt_s);
  double streamTemperature(const Stream& stream) const;

  Network network_;
  std::vector<Room> rooms_;
  std::vector<double> shares_, heat_W_;
  Pressures pressures_;
  Streams streams_;
  std::vector<Rates> rates_;
  Rates openAir_;
  std::vector<FireHeat> fireHeat_;
  Balance gone_;
  double time_s_ = 0, released_W_ = 0, quickest_per_s_ = 0, worstLeftOver_Pa_ = 0;
};

}  // namespace muster::hazard::zones
