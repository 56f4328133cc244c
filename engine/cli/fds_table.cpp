#include "cli/fds_table.h"

#include <cstdio>

#include <fmt/format.h>

#include "cli/table.h"
#include "io/fds_source.h"

namespace muster::cli {

namespace {

using io::FdsSummary;

void put(const std::string& text) {
  std::fputs(text.c_str(), stdout);
}

std::string metres(double from, double to) {
  return from == to ? fmt::format("{:.2f}", from) : fmt::format("{:.2f} – {:.2f}", from, to);
}

void printMeshes(const FdsSummary& run, const report::Words& words) {
  Table table(words.text("ui.fds.meshes"));
  for (const FdsSummary::Mesh& mesh : run.meshes) {
    const auto& [x1, x2, y1, y2, z1, z2] = mesh.box_m;
    table.add({mesh.name, fmt::format("{} × {} × {}", mesh.cells[0], mesh.cells[1], mesh.cells[2]),
               metres(x1, x2), metres(y1, y2), metres(z1, z2)});
  }
  put(table.text());
}

void printSlices(const FdsSummary& run, const report::Words& words) {
  Table table(words.text("ui.fds.slices"));
  for (const FdsSummary::Slices& slices : run.slices) {
    const std::string use = words.text(
        slices.used.empty() ? "ui.fds.unused" : "ui.fds.used-" + std::string(slices.used));
    table.add({slices.label + " [" + slices.unit + "]", use,
               words.text(slices.cellCentred ? "ui.fds.cells" : "ui.fds.nodes"),
               metres(slices.from_m, slices.to_m), std::to_string(slices.meshes),
               slices.used.empty() ? "" : std::to_string(slices.frames)});
  }
  put(table.text());
}

}  // namespace

void printFdsRun(const hazard::Source& source, const report::Words& words) {
  const FdsSummary* const run = io::fdsSummaryOf(source);
  if (run == nullptr) return;
  put(words.text(
          "ui.fds.run",
          {{"name", run->name},
           {"version", run->version},
           {"from", fmt::format("{:.1f}", run->start_s)},
           {"to", fmt::format("{:.1f}", run->end_s)},
           {"memory", fmt::format("{:.1f}", 1e-6 * static_cast<double>(run->bytesPerReading))}}) +
      "\n");
  printMeshes(*run, words);
  printSlices(*run, words);
  Table levels(words.text("ui.fds.levels"));
  for (const FdsSummary::Level& level : run->levels)
    levels.add({level.id, fmt::format("{:.0f}", 100 * level.covered)});
  put(levels.text());
}

}  // namespace muster::cli
