#include "viewer/panels/control.h"

#include <imgui.h>

namespace muster::viewer {

void named(UiState& state, const std::string& name) {
  if (!ImGui::IsItemVisible()) return;
  const ImVec2 low = ImGui::GetItemRectMin(), size = ImGui::GetItemRectSize();
  state.controls[name] = {double{low.x}, double{low.y}, double{size.x}, double{size.y}};
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowWidth();
  if (low.x + size.x > right) state.cut.push_back(name);
}

void sameLineIfFits(const std::string& label) {
  ImGui::SameLine();
  const float box = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
  if (ImGui::GetContentRegionAvail().x < box + ImGui::CalcTextSize(label.c_str()).x)
    ImGui::NewLine();
}

bool button(UiState& state, const std::string& name, const std::string& text) {
  const bool pressed = ImGui::Button((text + "###" + name).c_str());
  named(state, name);
  return pressed;
}

}  // namespace muster::viewer
