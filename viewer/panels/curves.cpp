#include "viewer/panels/curves.h"

#include <imgui.h>

#include <filesystem>

#include "io/text_file.h"
#include "viewer/panels/control.h"
#include "viewer/panels/draw_plot.h"

namespace muster::viewer {

namespace {

void save(UiState& state, const Scene& scene, const Plot& plot, const std::string& name) {
  const auto folder = std::filesystem::path(scene.document.path).parent_path();
  const std::string path = (folder / (name + ".csv")).string();
  const Problems problems = io::writeAtomically(path, plotCsv(plot));
  state.message = problems.empty() ? scene.words.text("viewer.plot.saved", {{"path", path}})
                                   : scene.words.line(problems.front());
}

}  // namespace

Probe probeOf(const Selection& selection, const Scene& scene) {
  const plan::Campus& campus = *scene.document.campus;
  using Kind = Selection::Kind;
  if (selection.kind == Kind::stair) {
    Probe probe{campus.stairs[selection.index].id, {}, {}};
    for (const plan::SpaceId space : campus.stairs[selection.index].spaces)
      probe.spaces.push_back(space.index());
    return probe;
  }
  if (selection.kind == Kind::zone) {
    const plan::Zone& zone = campus.zones[selection.index];
    return {scene.words.name(zone.name, zone.id), {}, selection.index};
  }
  if (selection.kind != Kind::space && selection.kind != Kind::opening) return {};
  const std::size_t index = selection.kind == Kind::space
                                ? selection.index
                                : campus.openings[selection.index].first.index();
  const plan::Space& space = campus.spaces[index];
  return {scene.words.name(space.name, space.id), {index}, {}};
}

void drawPlotToSave(UiState& state, const Scene& scene, const Plot& plot, const std::string& name) {
  constexpr double kHeight_lines = 8.5;
  const auto clicked =
      drawPlot(plot, state.clock.time_s, kHeight_lines * double{ImGui::GetFontSize()});
  if (clicked) state.clock.time_s = *clicked;
  const std::string label = scene.words.text("viewer.plot.save") + "##" + name;
  if (ImGui::SmallButton(label.c_str())) save(state, scene, plot, name);
  named(state, "plot." + name);
  ImGui::Spacing();
}

void drawCurves(UiState& state, const Scene& scene) {
  if (!scene.document.tables)
    ImGui::TextWrapped("%s", scene.words.text("viewer.no-tables").c_str());
  if (scene.document.frames && !scene.overview)
    ImGui::TextWrapped(
        "%s",
        scene.words
            .text("viewer.heat.working",
                  {{"percent", std::to_string(static_cast<int>(100 * scene.overviewProgress))}})
            .c_str());
  const std::vector<Plot> plots = plotsOf(
      scene.document, scene.overview, probeOf(state.selection, scene), scene.point, scene.words);
  ImGui::TextWrapped("%s", scene.words.text("viewer.plot.hint").c_str());
  for (std::size_t i = 0; i < plots.size(); ++i)
    drawPlotToSave(state, scene, plots[i], "curves-" + std::to_string(i + 1));
}

}  // namespace muster::viewer
