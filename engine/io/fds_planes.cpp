#include "io/fds_planes.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace muster::io {
namespace {

constexpr double kTouch_m = 1e-6;  // coordinates of the .smv have five decimals

std::size_t count(int low, int high) {
  return static_cast<std::size_t>(high - low) + 1;
}

// A node is solid if every cell around it is, of those within the mesh. `cells` covers one cell
// more than the nodes of `range` on each side, where there is one.
std::vector<std::uint8_t> solidNodes(const FdsMesh& mesh, const FdsRange& range) {
  FdsRange wide = range;
  for (const std::size_t axis : {std::size_t{0}, std::size_t{1}}) {
    wide[2 * axis] = std::max(range[2 * axis] - 1, 0);
    wide[2 * axis + 1] = std::min(range[2 * axis + 1] + 1, mesh.cells[axis]);
  }
  const int k = range[4];
  const std::vector<std::uint8_t> cells =
      solidCells(mesh, wide, std::max(k, 1), std::min(k + 1, mesh.cells[2]));
  const int width = wide[1] - wide[0];
  std::vector<std::uint8_t> nodes;
  nodes.reserve(count(range[0], range[1]) * count(range[2], range[3]));
  for (int j = range[2]; j <= range[3]; ++j) {
    for (int i = range[0]; i <= range[1]; ++i) {
      bool solid = true;
      for (int y = std::max(j, wide[2] + 1); y <= std::min(j + 1, wide[3]); ++y) {
        for (int x = std::max(i, wide[0] + 1); x <= std::min(i + 1, wide[1]); ++x) {
          solid &=
              cells[static_cast<std::size_t>((y - wide[2] - 1) * width + x - wide[0] - 1)] != 0;
        }
      }
      nodes.push_back(solid ? 1 : 0);
    }
  }
  return nodes;
}

std::vector<double> nodesOf(const std::vector<double>& nodes, int low, int high) {
  return {nodes.begin() + low, nodes.begin() + high + 1};
}

std::vector<double> middlesOf(const std::vector<double>& nodes, int low, int high) {
  std::vector<double> middles;
  for (auto i = static_cast<std::size_t>(low); i < static_cast<std::size_t>(high); ++i)
    middles.push_back(0.5 * (nodes[i] + nodes[i + 1]));
  return middles;
}

FdsPlane planeOf(const FdsRun& run, std::size_t meshIndex, bool cellCentred,
                 const FdsRange& range) {
  const FdsMesh& mesh = run.meshes[meshIndex];
  const auto& [x, y, z] = mesh.nodes_m;
  FdsPlane plane;
  plane.mesh = meshIndex;
  plane.cellCentred = cellCentred;
  plane.range = range;
  const auto k = static_cast<std::size_t>(range[4]);
  plane.z_m = cellCentred ? 0.5 * (z[k - 1] + z[k]) : z[k];
  const auto along = cellCentred ? middlesOf : nodesOf;
  plane.x_m = along(x, range[0], range[1]);
  plane.y_m = along(y, range[2], range[3]);
  plane.solid = cellCentred ? solidCells(mesh, range, range[4], range[4]) : solidNodes(mesh, range);
  plane.box.low = {x[static_cast<std::size_t>(range[0])], y[static_cast<std::size_t>(range[2])]};
  plane.box.high = {x[static_cast<std::size_t>(range[1])], y[static_cast<std::size_t>(range[3])]};
  return plane;
}

struct Between {
  std::size_t low = 0, high = 0;
  double share = 0;  // of high
};

Between between(const std::vector<double>& at_m, double x) {
  const auto after = static_cast<std::size_t>(std::ranges::upper_bound(at_m, x) - at_m.begin());
  if (after == 0) return {0, 0, 0};
  if (after == at_m.size()) return {after - 1, after - 1, 0};
  return {after - 1, after, (x - at_m[after - 1]) / (at_m[after] - at_m[after - 1])};
}

// False if all values around p are solid.
bool stencilAt(const FdsPlane& plane, geometry::Vec2 p, FdsStencil& stencil) {
  const Between x = between(plane.x_m, p.x);
  const Between y = between(plane.y_m, p.y);
  const std::size_t ghost = plane.cellCentred ? 1 : 0;
  const std::size_t rowLength = plane.x_m.size() + ghost;
  double total = 0;
  for (std::size_t corner = 0; corner < 4; ++corner) {
    const bool right = (corner & 1) != 0;
    const bool upper = (corner & 2) != 0;
    const std::size_t column = right ? x.high : x.low;
    const std::size_t row = upper ? y.high : y.low;
    const double weight = (right ? x.share : 1 - x.share) * (upper ? y.share : 1 - y.share);
    const bool solid = plane.solid[row * plane.x_m.size() + column] != 0;
    stencil.index[corner] = (row + ghost) * rowLength + column + ghost;
    stencil.weight[corner] = solid ? 0 : weight;
    total += stencil.weight[corner];
  }
  if (!(total > 0)) return false;
  for (double& weight : stencil.weight) weight /= total;
  return true;
}

double cellArea(const FdsMesh& mesh) {
  double area = 1;
  for (const std::size_t axis : {std::size_t{0}, std::size_t{1}})
    area *= (mesh.nodes_m[axis].back() - mesh.nodes_m[axis].front()) / mesh.cells[axis];
  return area;
}

}  // namespace

std::vector<std::uint8_t> solidCells(const FdsMesh& mesh, const FdsRange& range, int lowK,
                                     int highK) {
  const auto width = static_cast<std::size_t>(range[1] - range[0]);
  const auto depth = static_cast<std::size_t>(range[3] - range[2]);
  std::vector<std::uint8_t> solid(width * depth, 1);
  std::vector<std::uint8_t> layer(solid.size());
  for (int k = lowK; k <= highK; ++k) {
    std::ranges::fill(layer, std::uint8_t{0});
    for (const FdsRange& box : mesh.obstructions) {
      if (k <= box[4] || k > box[5]) continue;
      for (int j = std::max(box[2], range[2]); j < std::min(box[3], range[3]); ++j) {
        for (int i = std::max(box[0], range[0]); i < std::min(box[1], range[1]); ++i)
          layer[static_cast<std::size_t>(j - range[2]) * width +
                static_cast<std::size_t>(i - range[0])] = 1;
      }
    }
    for (std::size_t i = 0; i < solid.size(); ++i) solid[i] &= layer[i];
  }
  return solid;
}

FdsPlanes::FdsPlanes(const FdsRun& run, const std::vector<FdsUsedSlice>& slices) {
  for (std::size_t s = 0; s < slices.size(); ++s) {
    const FdsUsedSlice& slice = slices[s];
    const FdsRange& range = slice.file.range();
    const std::size_t layerSize = count(range[0], range[1]) * count(range[2], range[3]);
    for (int k = range[4]; k <= range[5]; ++k) {
      FdsRange flat = range;
      flat[4] = flat[5] = k;
      const auto same = [&](const FdsPlane& plane) {
        return plane.mesh == slice.mesh && plane.cellCentred == slice.cellCentred &&
               plane.range == flat;
      };
      auto plane = std::ranges::find_if(planes_, same);
      if (plane == planes_.end())
        plane = planes_.insert(plane, planeOf(run, slice.mesh, slice.cellCentred, flat));
      plane->layers[static_cast<std::size_t>(slice.meaning.wanted)] = {
          s, static_cast<std::size_t>(k - range[4]) * layerSize};
    }
  }
  const auto order = [&](const FdsPlane& plane) {
    return std::tuple(cellArea(run.meshes[plane.mesh]), plane.mesh, plane.z_m);
  };
  std::ranges::stable_sort(planes_, {}, order);
  for (std::size_t i = 0; i < planes_.size(); ++i) {
    if (i == 0 || planes_[i].mesh != planes_[i - 1].mesh) {
      const auto& [x, y, z] = run.meshes[planes_[i].mesh].nodes_m;
      OfMesh& mesh = meshes_.emplace_back();
      mesh.box = {{x.front(), y.front()}, {x.back(), y.back()}};
      mesh.low_m = z.front();
      mesh.high_m = z.back();
      mesh.first = i;
    }
    meshes_.back().last = i + 1;
  }
}

FdsPlanes::Parts FdsPlanes::within(const OfMesh& mesh, FdsWanted wanted,
                                   const FdsPoint& point) const {
  const auto begin = planes_.begin() + static_cast<std::ptrdiff_t>(mesh.first);
  const auto end = planes_.begin() + static_cast<std::ptrdiff_t>(mesh.last);
  const auto above = std::upper_bound(
      begin, end, point.z_m, [](double z, const FdsPlane& plane) { return z < plane.z_m; });
  Parts parts;
  const auto take = [&](const FdsPlane& plane) {
    if (plane.layers[static_cast<std::size_t>(wanted)].slice == FdsLayer::kNone ||
        plane.z_m < point.low_m || plane.z_m >= point.high_m ||
        !plane.box.grown(kTouch_m).contains(point.xy))
      return false;
    Part& part = parts.part[parts.count];
    if (!stencilAt(plane, point.xy, part.stencil)) return false;
    part.plane = &plane;
    part.share = 1;
    ++parts.count;
    return true;
  };
  for (auto plane = above; plane != begin && (plane - 1)->z_m >= point.low_m; --plane) {
    if (take(*(plane - 1))) break;
  }
  for (auto plane = above; plane != end && plane->z_m < point.high_m; ++plane) {
    if (take(*plane)) break;
  }
  if (parts.count == 2) {
    const double low_m = parts.part[0].plane->z_m;
    parts.part[1].share = (point.z_m - low_m) / (parts.part[1].plane->z_m - low_m);
    parts.part[0].share = 1 - parts.part[1].share;
  }
  return parts;
}

FdsPlanes::Parts FdsPlanes::at(FdsWanted wanted, const FdsPoint& point) const {
  // Meshes may be stacked: the one that holds the point itself comes before one that merely lies
  // under or over it.
  for (const bool holding : {true, false}) {
    for (const OfMesh& mesh : meshes_) {
      const bool holds = point.z_m >= mesh.low_m - kTouch_m && point.z_m <= mesh.high_m + kTouch_m;
      if (holds != holding || !mesh.box.grown(kTouch_m).contains(point.xy)) continue;
      const Parts parts = within(mesh, wanted, point);
      if (parts.count > 0) return parts;
    }
  }
  return {};
}

}  // namespace muster::io
