import { openWebGpuPages } from '/work/main/tests/browser/webgpu/open.ts';
const pages = await openWebGpuPages();
const body = `
const draw=(s,seed)=>tf.randomNormal(s,0,1,'float32',seed);
const cases={
 'graph fwd 3840x64x32':[()=>[draw([3840,64],1),draw([64,32],2)],(a,b)=>tf.matMul(a,b)],
 'graph dx 3840x32x64 tB':[()=>[draw([3840,32],1),draw([64,32],2)],(a,b)=>tf.matMul(a,b,false,true)],
 'graph dw 64x3840x32 tA':[()=>[draw([3840,64],1),draw([3840,32],2)],(a,b)=>tf.matMul(a,b,true,false)],
 'att qk 32x64x8x64 tB':[()=>[draw([8,4,64,8],1),draw([8,4,64,8],2)],(a,b)=>tf.matMul(a,b,false,true)],
 'att sv 32x64x64x8':[()=>[draw([8,4,64,64],1),draw([8,4,64,8],2)],(a,b)=>tf.matMul(a,b)],
 'att sv dA tA':[()=>[draw([8,4,64,64],1),draw([8,4,64,8],2)],(a,b)=>tf.matMul(a,b,true,false)],
 'att dw 512':[()=>[draw([512,32],1),draw([512,64],2)],(a,b)=>tf.matMul(a,b,true,false)],
 'big 512^3':[()=>[draw([512,512],1),draw([512,512],2)],(a,b)=>tf.matMul(a,b)],
 'cnn dense 32x1568x10':[()=>[draw([32,1568],1),draw([1568,10],2)],(a,b)=>tf.matMul(a,b)],
 'conv 16>16 32x64 b8':[()=>[draw([8,32,64,16],1),draw([3,3,16,16],2)],(a,b)=>tf.conv2d(a,b,1,'same')],
 'conv 64>64 8x16 b8':[()=>[draw([8,8,16,64],1),draw([3,3,64,64],2)],(a,b)=>tf.conv2d(a,b,1,'same')],
 'conv 1>16 28x28 b32':[()=>[draw([32,28,28,1],1),draw([3,3,1,16],2)],(a,b)=>tf.conv2d(a,b,1,'same')],
 'conv 4>16':[()=>[draw([8,32,64,4],1),draw([3,3,4,16],2)],(a,b)=>tf.conv2d(a,b,1,'same')],
 'derinput 16>16':[()=>[draw([8,32,64,16],1),draw([3,3,16,16],2)],(a,b)=>tf.grad(x=>tf.conv2d(x,b,1,'same'))(a)],
 'derinput 64>64':[()=>[draw([8,8,16,64],1),draw([3,3,64,64],2)],(a,b)=>tf.grad(x=>tf.conv2d(x,b,1,'same'))(a)],
 'derfilter 16>16':[()=>[draw([8,32,64,16],1),draw([3,3,16,16],2)],(a,b)=>tf.grad(w=>tf.conv2d(a,w,1,'same'))(b)],
 'derfilter 64>64':[()=>[draw([8,8,16,64],1),draw([3,3,64,64],2)],(a,b)=>tf.grad(w=>tf.conv2d(a,w,1,'same'))(b)],
 'derfilter 1>16':[()=>[draw([32,28,28,1],1),draw([3,3,1,16],2)],(a,b)=>tf.grad(w=>tf.conv2d(a,w,1,'same'))(b)],
 'segment':[()=>[draw([3840,32],1),tf.range(0,3840,1,'int32').mod(tf.scalar(642,'int32'))],(a,b)=>tf.unsortedSegmentSum(a,b,642)],
 'gather':[()=>[draw([642,32],1),tf.range(0,3840,1,'int32').mod(tf.scalar(642,'int32'))],(a,b)=>tf.gather(a,b)],
 'maxpool grad 16':[()=>[draw([32,28,28,16],1),tf.ones([1])],(a,b)=>tf.grad(x=>tf.maxPool(x,2,2,'valid'))(a)],
 'relu 262144':[()=>[draw([8,32,64,16],1),tf.ones([1])],(a,b)=>a.relu()],
 'add bias':[()=>[draw([8,32,64,16],1),tf.ones([16])],(a,b)=>a.add(b)],
 'colsum 16384x16':[()=>[draw([16384,16],1),tf.ones([1])],(a,b)=>a.sum(0)],
 'mean all':[()=>[draw([16384,16],1),tf.ones([1])],(a,b)=>a.mean()],
 'softmax':[()=>[draw([2048,64],1),tf.ones([1])],(a,b)=>a.softmax()],
 'transpose att':[()=>[draw([8,64,4,8],1),tf.ones([1])],(a,b)=>a.transpose([0,2,1,3])],
 'moments last':[()=>[draw([512,32],1),tf.ones([1])],(a,b)=>tf.moments(a,-1,true).variance],
};
const out={};
for(const [name,[make,run]] of Object.entries(cases)){
  if(FILTER && !new RegExp(FILTER).test(name)) continue;
  const [a,b]=make(); await a.data(); await b.data();
  const once=async(n)=>{const s=performance.now();let last;for(let i=0;i<n;i++){last?.dispose?.();last=tf.tidy(()=>run(a,b))} await last.data(); last.dispose(); return (performance.now()-s)/n};
  await once(1); const t=[await once(2),await once(2),await once(2)].sort((x,y)=>x-y); out[name]=t[1];
}
return out;`;
const filter = process.argv[2] ?? '';
const res: Record<string, any> = {};
for (const side of ['stock','ours']) { const p = await pages.open(side==='ours'); res[side] = await p.evaluate((b)=>webgpuPage.evaluate(b), body.replaceAll('FILTER', JSON.stringify(filter))); }
for (const k of Object.keys(res.stock)) console.log(k.padEnd(26), res.stock[k].toFixed(1).padStart(8), res.ours[k].toFixed(1).padStart(8), (res.stock[k]/res.ours[k]).toFixed(2));
await pages.close(); process.exit(0);
