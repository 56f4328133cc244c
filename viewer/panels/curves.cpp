#include "viewer/panels/curves.h"

#include <imgui.h>

#include <filesystem>

#include "io/text_file.h"
#include "viewer/panels/draw_plot.h"

namespace muster::viewer {

namespace {

constexpr double kPlotHeight_lines = 8.5;

void save(UiState& state, const Scene& scene, const Plot& plot, std::size_t number) {
  const auto folder = std::filesystem::path(scene.document.path).parent_path();
  const std::string path = (folder / ("curves-" + std::to_string(number + 1) + ".csv")).string();
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
  for (std::size_t i = 0; i < plots.size(); ++i) {
    const auto clicked =
        drawPlot(plots[i], state.clock.time_s, kPlotHeight_lines * double{ImGui::GetFontSize()});
    if (clicked) state.clock.time_s = *clicked;
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::SmallButton(scene.words.text("viewer.plot.save").c_str()))
      save(state, scene, plots[i], i);
    ImGui::PopID();
    ImGui::Spacing();
  }
}

}  // namespace muster::viewer
