/** Marks a template as CSS for the formatter. */
const css = String.raw;

/**
 * The colours of the page and its charts, light and dark. Text stands at 4.5 : 1 or better on what is behind it. What a
 * colour shows is also written in words; the severities and the stations also differ in lightness, for the colour-blind.
 */
export const PAGE_COLOURS = css`
  :root {
    color-scheme: light dark;
    --paper: #f6f7f8;
    --card: #ffffff;
    --ink: #1c2328;
    --muted: #535e68;
    --line: #dde2e6;
    --link: #1a5a96;
    --mark: #fff3d6;
    --shadow: #1c232866;
    --critical: #8b1a4f;
    --critical-edge: #6d123d;
    --high: #dd6b1f;
    --high-edge: #a9480b;
    --medium: #efc94c;
    --medium-edge: #97760a;
    --low: #4b8fc7;
    --low-edge: #2b689b;
    --info: #c3cad1;
    --info-edge: #75808a;
    --excepted: #ffffff;
    --excepted-edge: #75808a;
    --clean: #1d7a58;
    --declared: #c9dcee;
    --declared-edge: #5d87ae;
    --assigned: #6a9fcd;
    --assigned-edge: #3f75a5;
    --provisioned: #1e4f7b;
    --provisioned-edge: #163d60;
  }
  @media screen and (prefers-color-scheme: dark) {
    :root {
      --paper: #14181b;
      --card: #1c2226;
      --ink: #e5e9ec;
      --muted: #a5b0b9;
      --line: #343d44;
      --link: #8cc0f0;
      --mark: #4a3c12;
      --shadow: #000000cc;
      --critical: #e0568f;
      --critical-edge: #f291b8;
      --high: #d9772f;
      --high-edge: #f0a468;
      --medium: #e8cd6b;
      --medium-edge: #f6e5a3;
      --low: #4687bd;
      --low-edge: #7fb5e3;
      --info: #56616a;
      --info-edge: #8f9aa4;
      --excepted: #1c2226;
      --excepted-edge: #8f9aa4;
      --clean: #4fbf94;
      --declared: #294863;
      --declared-edge: #6f9bc4;
      --assigned: #4f87b9;
      --assigned-edge: #8ab6de;
      --provisioned: #b9d7f1;
      --provisioned-edge: #dcebf8;
    }
  }
`;
