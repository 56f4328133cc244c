#include "viewer/panels/control.h"

#include <imgui.h>

namespace muster::viewer {

void named(UiState& state, const std::string& name) {
  if (!ImGui::IsItemVisible()) return;
  const ImVec2 low = ImGui::GetItemRectMin(), size = ImGui::GetItemRectSize();
  state.controls[name] = {double{low.x}, double{low.y}, double{size.x}, double{size.y}};
}

bool button(UiState& state, const std::string& name, const std::string& text) {
  const bool pressed = ImGui::Button((text + "###" + name).c_str());
  named(state, name);
  return pressed;
}

}  // namespace muster::viewer
