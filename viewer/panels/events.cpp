#include "viewer/panels/events.h"

#include <imgui.h>

#include "viewer/panels/time_line.h"

namespace muster::viewer {

void drawEvents(UiState& state, const Scene& scene) {
  for (std::size_t i = 0; i < scene.marks.size(); ++i) {
    const Mark& mark = scene.marks[i];
    const bool past = mark.time_s <= state.clock.time_s;
    if (!past) ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetColorU32(ImGuiCol_TextDisabled));
    const std::string line =
        clockText(mark.time_s) + "  " + mark.text + "##mark" + std::to_string(i);
    if (ImGui::Selectable(line.c_str())) state.clock.time_s = mark.time_s;
    if (!past) ImGui::PopStyleColor();
  }
}

}  // namespace muster::viewer
