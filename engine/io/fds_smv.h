// The table of contents of an FDS run (.smv): meshes with their node coordinates and obstructions,
// and which slice lies in which file. Layout as written by FDS 5 to 6.10 (FDS user's guide, "Output
// file formats"): a keyword in column 1, its data lines below; unknown keywords are skipped, so are
// the events a running FDS puts between them.
//
// What is wrong is told all at once, each with its line, up to a hundred errors. Memory: the file,
// at most kMostBytes, while it is read; afterwards six numbers per obstruction, no masks.
// Thread rule: plain values, a function without state.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "foundation/problem.h"

namespace muster::io {

// Inclusive node numbers along x, y, z: i1 i2 j1 j2 k1 k2. As an obstruction it fills the cells
// i1 + 1 … i2 (cells count from 1, node i is the upper end of cell i); i1 == i2 is a thin wall.
using FdsRange = std::array<int, 6>;

struct FdsMesh {
  std::string name;
  std::array<int, 3> cells{};                  // along x, y, z; at least 1
  std::array<std::vector<double>, 3> nodes_m;  // cells + 1 each, ascending
  std::vector<FdsRange> obstructions;          // within the mesh, as at the start of the run
};

// What the .smv says of one slice file; it covers part of one mesh.
struct FdsSlice {
  std::size_t mesh = 0;
  bool cellCentred = false;
  std::string id;                 // given by the engineer; mostly empty
  std::string file;               // path, next to the .smv
  std::string label;              // of the quantity, in full: "CARBON MONOXIDE VOLUME FRACTION"
  std::string shortLabel;         // "X_CO"
  std::string unit;               // "mol/mol"
  std::optional<FdsRange> range;  // FDS 5 leaves it to the slice file
  Place place;
};

struct FdsRun {
  std::string file;
  std::string name;     // CHID
  std::string version;  // empty if not told
  double begin_s = 0;   // T_BEGIN; may be negative
  std::vector<FdsMesh> meshes;
  std::vector<FdsSlice> slices;
  Problems warnings;  // fds.slice-kind {value}: slices on terrain or in cut cells, left out
};

bool within(const FdsRange& range, const FdsMesh& mesh);  // in order, and no node beyond
std::string rangeText(const FdsRange& range);

// 512 MiB: ten million obstructions.
inline constexpr std::size_t kMostSmvBytes = std::size_t{1} << 29;

// Problems: those of readBytes and decodeUtf8OrGb18030; fds.not-smv, fds.ends-early {keyword},
// fds.number {value, keyword}, fds.grid {value, valid}, fds.before-mesh {keyword}, fds.nodes
// {mesh, axis}, fds.nodes-order {mesh, axis}, fds.obstruction {mesh, value},
// fds.mesh-count {value, valid}, fds.slice-mesh {value, valid}, fds.slice-range {value, mesh}.
Result<FdsRun> readFdsRun(const std::string& path);

}  // namespace muster::io
