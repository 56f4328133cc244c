// Where people walked, and how long they still had to go from there: for each cell of a level how
// many different persons crossed it (usage: unused staircases show), and the mean time from when
// they first stood in it until they were out of the buildings (time to exit; of those who came out
// and were not out before).
//
// A person crosses a cell if a frame shows it there, in the space that the cell belongs to: frames
// must follow each other within a walk of one cell (0.2 s at 0.5 m). Of a frame only time, people's
// positions, spaces and presence are read. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/level_grid.h"
#include "simulation/frame.h"

namespace muster::analysis {

struct PathMap {
  plan::LevelId level;
  Raster raster;
  std::vector<std::uint32_t> owner;  // as in LevelGrid
  std::vector<float> persons;        // 0: nobody
  std::vector<float> toExit_s;       // NaN: nobody of whom it is known
};

class PathMaps {
 public:
  PathMaps(const plan::Campus& campus, double cell_m);

  void observe(const simulation::Frame& frame);
  // One for each level with a space.
  std::vector<PathMap> maps() const;

 private:
  struct Visit {
    std::uint32_t grid, cell, agent;
    float time_s;

    friend auto operator<=>(const Visit&, const Visit&) = default;
  };

  void visit(std::size_t agent, plan::SpaceId space, geometry::Vec2 p, double time_s);

  const plan::Campus& campus_;
  std::vector<LevelGrid> grids_;
  std::vector<std::size_t> gridOfSpace_;
  std::vector<Visit> visits_;           // in the order of time; a cell again whenever it is entered
  std::vector<std::uint64_t> current_;  // grid and cell, by agent
  std::vector<double> indoors_s_;       // last time indoors, by agent; negative: never
  std::vector<std::uint8_t> out_;       // by agent: 1 = not indoors in the last frame
};

}  // namespace muster::analysis
