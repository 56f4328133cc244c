#include "viewer/panels/panel.h"

#include <imgui.h>

namespace muster::viewer {

Panel::Panel(const char* id, const Frame& frame, Layer layer) {
  ImGui::SetNextWindowPos({static_cast<float>(frame.x), static_cast<float>(frame.y)});
  ImGui::SetNextWindowSize({static_cast<float>(frame.width), static_cast<float>(frame.height)});
  ImGui::Begin(id, nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoCollapse |
                   (layer == Layer::back ? ImGuiWindowFlags_NoBringToFrontOnFocus : 0));
}

Panel::~Panel() {
  ImGui::End();
}

}  // namespace muster::viewer
