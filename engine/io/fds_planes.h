// The horizontal layers of values in the slices of an FDS run, and where in them the value of a
// place stands. Everything is in the frame of FDS.
//
// Node-centred values sit on the nodes, cell-centred ones in the middle of their cells (the first
// row and column of a cell-centred slice are ghosts and are left out). Between them values are
// bilinear; those within solids weigh nothing, because FDS writes 0 there: no oxygen, no sight. A
// place surrounded by solid values only has no value; so people may stand up to one cell deep in a
// wall of FDS and still have one. In front of a wall without thickness the two sides are mixed, as
// FDS itself does in its node values.
//
// A place belongs to one mesh: the finer one where meshes touch or overlap, else the first. Values
// of different meshes are never mixed. Thread rule: immutable.
#pragma once

#include <array>
#include <limits>
#include <vector>

#include "geometry/polygon.h"
#include "io/fds_used_slices.h"

namespace muster::io {

struct FdsLayer {
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::size_t slice = kNone;  // index of the used slice
  std::size_t offset = 0;     // of the layer's first value in a frame
};

struct FdsPlane {
  std::size_t mesh = 0;
  bool cellCentred = false;
  FdsRange range{};  // k1 == k2: the layer
  double z_m = 0;
  std::vector<double> x_m, y_m;     // of the values, ghosts left out; ascending
  std::vector<std::uint8_t> solid;  // by y, x: 1 = no value there
  geometry::Box box;
  std::array<FdsLayer, kFdsWanted> layers;  // by FdsWanted
};

// Four values of a layer and their weights, which sum to 1.
struct FdsStencil {
  std::array<std::size_t, 4> index{};  // from the layer's first value
  std::array<double, 4> weight{};
};

struct FdsPoint {
  geometry::Vec2 xy;
  double z_m = 0;
  // Only planes from here to below there count: a storey, so that nobody is told the air of the one
  // above him.
  double low_m = 0;
  double high_m = 0;
};

class FdsPlanes {
 public:
  // Requires of the slices: no two of the same mesh, range, centring and quantity; ranges within
  // their meshes and flat or, if node-centred, with any number of layers.
  FdsPlanes(const FdsRun& run, const std::vector<FdsUsedSlice>& slices);

  // The plane nearest below the point and the one above, with shares that sum to 1; one alone if
  // there is no other. Empty: no value is known there.
  struct Part {
    const FdsPlane* plane = nullptr;
    FdsStencil stencil;
    double share = 0;
  };
  struct Parts {
    std::array<Part, 2> part;
    std::size_t count = 0;
  };
  Parts at(FdsWanted wanted, const FdsPoint& point) const;

  const std::vector<FdsPlane>& all() const { return planes_; }  // by mesh as they are searched, z

 private:
  struct OfMesh {
    geometry::Box box;
    double low_m = 0, high_m = 0;
    std::size_t first = 0, last = 0;  // of planes_
  };
  Parts within(const OfMesh& mesh, FdsWanted wanted, const FdsPoint& point) const;

  std::vector<FdsPlane> planes_;
  std::vector<OfMesh> meshes_;  // finest first
};

// Which cells of the layers lowK to highK (cells count from 1) are solid throughout, over the cells
// range[0] + 1 … range[1] and range[2] + 1 … range[3]; by y, x.
std::vector<std::uint8_t> solidCells(const FdsMesh& mesh, const FdsRange& range, int lowK,
                                     int highK);

}  // namespace muster::io
