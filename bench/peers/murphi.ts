/** M(T,P) in Murphi, for rumur. */
export const murphi = (tasks: number, patches: number, defect: boolean): string => `
const T: ${tasks}; P: ${patches};
type
  task: 1..T; patch: 1..P;
  phase: enum { unloaded, patching, enabled, unpatching, disabled };
  side: enum { nowhere, unpatched, patched };
var
  state: array [patch] of phase;
  trans: 0..P;
  target: side;
  pst: array [task] of side;
  loc: array [task] of 0..P + 1; -- 0 outside, 1 in the original, p + 1 in the new function of patch p

function topmost(): 0..P;
var n: 0..P;
begin
  n := 0;
  for p: patch do if state[p] = enabled then n := p; end; end;
  return n;
end;

procedure all(value: side);
begin
  for i: task do pst[i] := value; end;
end;

startstate begin
  for p: patch do state[p] := unloaded; end;
  for i: task do pst[i] := nowhere; loc[i] := 0; end;
  trans := 0;
  target := nowhere;
end;

ruleset p: patch do
  rule "load" trans = 0 & state[p] = unloaded & forall q: patch do q < p -> state[q] = enabled end ==> begin
    state[p] := patching; trans := p; target := patched; all(unpatched);
  end;
  rule "disable" trans = 0 & state[p] = enabled & topmost() = p ==> begin
    state[p] := unpatching; trans := p; target := unpatched; all(patched);
  end;
  rule "unload" state[p] = disabled ==> begin state[p] := unloaded; end;
end;

rule "reverse" trans != 0 ==> begin
  if target = patched then target := unpatched; state[trans] := unpatching;
  else target := patched; state[trans] := patching; end;
end;

rule "complete" trans != 0 & forall i: task do pst[i] = target end ==> begin
  if target = patched then state[trans] := enabled; else state[trans] := disabled; end;
  trans := 0; target := nowhere; all(nowhere);
end;

ruleset i: task do
  rule "switch" trans != 0 & pst[i] != target${defect ? '' : ' & loc[i] = 0'} ==> begin pst[i] := target; end;
  rule "enter" loc[i] = 0 ==> begin
    if trans = 0 then loc[i] := topmost() + 1;
    elsif pst[i] = patched then loc[i] := trans + 1;
    else loc[i] := trans; end;
  end;
  rule "leave" loc[i] != 0 ==> begin loc[i] := 0; end;
end;

invariant "inside" forall i: task do loc[i] > 1 -> state[loc[i] - 1] != unloaded & state[loc[i] - 1] != disabled end;
invariant "current" trans = 0 -> forall i: task do loc[i] = 0 | loc[i] = topmost() + 1 end;
`;
