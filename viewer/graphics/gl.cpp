#include "viewer/graphics/gl.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace muster::viewer {

namespace {

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint good = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good == GL_TRUE) return shader;
  std::array<char, 2048> log{};
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
  std::fprintf(stderr, "%s\n", log.data());
  std::abort();
}

}  // namespace

void releaseBuffer(GLuint name) {
  glDeleteBuffers(1, &name);
}
void releaseArray(GLuint name) {
  glDeleteVertexArrays(1, &name);
}
void releaseTexture(GLuint name) {
  glDeleteTextures(1, &name);
}
void releaseProgram(GLuint name) {
  glDeleteProgram(name);
}
void releaseFramebuffer(GLuint name) {
  glDeleteFramebuffers(1, &name);
}

GlBuffer makeBuffer() {
  GLuint name = 0;
  glGenBuffers(1, &name);
  return GlBuffer(name);
}

GlArray makeArray() {
  GLuint name = 0;
  glGenVertexArrays(1, &name);
  return GlArray(name);
}

GlTexture makeTexture() {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return GlTexture(name);
}

GlFramebuffer makeFramebuffer() {
  GLuint name = 0;
  glGenFramebuffers(1, &name);
  return GlFramebuffer(name);
}

GlProgram makeProgram(const char* vertex, const char* fragment) {
  const GLuint vertexShader = compile(GL_VERTEX_SHADER, vertex);
  const GLuint fragmentShader = compile(GL_FRAGMENT_SHADER, fragment);
  const GLuint program = glCreateProgram();
  glAttachShader(program, vertexShader);
  glAttachShader(program, fragmentShader);
  glLinkProgram(program);
  glDeleteShader(vertexShader);
  glDeleteShader(fragmentShader);
  GLint good = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &good);
  if (good != GL_TRUE) {
    std::fprintf(stderr, "a shader program does not link\n");
    std::abort();
  }
  return GlProgram(program);
}

void fillArrayBuffer(const void* data, std::size_t bytes, GLenum usage) {
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), data, usage);
}

Problems graphicsErrors() {
  std::string codes;
  for (GLenum code = glGetError(); code != GL_NO_ERROR; code = glGetError())
    codes += (codes.empty() ? "" : ", ") + std::to_string(code);
  if (codes.empty()) return {};
  return {{Severity::error, "viewer.graphics-error", {}, {}, "", {{"reason", codes}}}};
}

void describe(std::span<const Attribute> attributes, std::size_t stride, GLuint divisor) {
  for (const Attribute& a : attributes) {
    glEnableVertexAttribArray(a.index);
    glVertexAttribPointer(a.index, a.count, a.type, a.normalised ? GL_TRUE : GL_FALSE,
                          static_cast<GLsizei>(stride), reinterpret_cast<const void*>(a.offset));
    glVertexAttribDivisor(a.index, divisor);
  }
}

}  // namespace muster::viewer
